"""Which tables and columns make up the whole base, in the order in which they are written."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Field, GeneratedField, Model

# Settings first, then what leans on them. What is not here is in LEFT_OUT, with the reason.
NOUNS = (
    *("team.Branch", "team.Department", "team.User", "team.SavedView", "team.ListChoice"),
    "team.Draft",
    *(
        "clients.Source",
        "clients.CustomField",
        "clients.Company",
        "clients.Site",
        "clients.Person",
        "clients.Post",
    ),
    *("clients.ContactPoint", "clients.Relation"),
    "clients.Double",
    *("deals.Pipeline", "deals.Stage", "deals.ChecklistItem", "deals.RefusalReason"),
    *("deals.Situation", "deals.WorkingHours", "deals.CalendarDay", "deals.ClimbNorm"),
    *("deals.Qualification", "deals.QualificationQuestion"),
    *("deals.Rival", "deals.Deal", "deals.Tick", "deals.MailingMark"),
    *("deals.QualificationAnswer", "deals.Judgement", "deals.DealPassing"),
    *("deals.DealPerson", "deals.Influence", "deals.FlagNorm", "deals.FlagAnswer"),
    *("deals.Step", "deals.StageMove", "deals.DealClimb", "deals.Closure", "deals.DealRival"),
    *("knowledge.Argument", "knowledge.Case", "knowledge.ReferenceNorm"),
    "desk.NoticeChoice",
    *("activities.Activity", "activities.ToDo"),
    *("activities.PromiseKind", "activities.PromiseNorm"),
    *("activities.Promise", "activities.Remedy"),
    *("activities.Meeting", "activities.MeetingGuest", "activities.MeetingArgument"),
    "activities.ReferenceTold",
    *("automation.Rule", "automation.Occasion", "automation.Run", "automation.Letter"),
    *("exchange.ImportRun", "exchange.ImportFile", "exchange.ImportRow", "exchange.Imported"),
    *("exchange.ImportLink", "exchange.SavedMapping", "exchange.ExportRun"),
)
LEFT_OUT = {
    "team.Attempt": "failed attempts to sign in, forgotten within the hour",
    "team.SentForm": "forms sent in the last days, kept only to tell a double click",
    "team.SentRequest": "requests of programs in the last days, kept only to tell a repeated one",
    "team.Token": "secrets of programs: they make new ones",
    "team.TokenEvent": "the history of those secrets",
    "team.TokenUse": "how often programs asked lately",
    "team.BulkJob": "work with many rows that was under way",
    "desk.Notice": "what people were told of: the records say it themselves",
    "desk.SearchWord": "made anew of the records",
    "desk.SearchTerm": "made anew of the records",
    "desk.SearchDue": "what is waiting to be found by its words",
    "integrations.Webhook": "addresses and secrets of other programs: they are told anew",
    "integrations.WebhookEvent": "the history of those secrets",
    "integrations.Message": "news that were on their way to other programs",
    "integrations.MailLetter": "letters that told people what they are told here",
    "integrations.Telling": "how it went to tell them",
    "clients.CompanyLikeness": "made anew of the companies",
    "clients.PersonLikeness": "made anew of the people",
    "deals.DealCycle": "made anew of the deals",
    "deals.DealStanding": "made anew of the deals",
    "deals.ToAppraise": "deals whose flags are to be looked at anew",
    "clients.ToCompare": "what is waiting to be compared with the others",
}
SECRET = {"team.User": {"password", "last_login", "unseen_notices"}}
CONTEXT = "pghistory.Context"


@dataclass(frozen=True, slots=True)
class Kept:
    """A table that goes into the archive, and the columns that do."""

    model: type[Model]
    file: str

    @property
    def table(self) -> str:
        """Return its name in the database."""
        return self.model._meta.db_table

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that are written: none that is secret or follows from others."""
        secret = SECRET.get(self.model._meta.label, set())
        return tuple(str(field.column) for field in self.fields if field.name not in secret)

    @property
    def key(self) -> str:
        """Return the column by which the rows are sorted."""
        return str(self.model._meta.pk.column)

    @property
    def fields(self) -> Iterator["Field[object, object]"]:
        """Yield the fields that are stored, not made by the database of others."""
        for field in self.model._meta.concrete_fields:
            if not isinstance(field, GeneratedField):
                yield field


def tables(*, with_history: bool) -> list[Kept]:
    """Return the tables of an archive, with every state they ever had or only the present one."""
    nouns = [Kept(apps.get_model(label), _file(apps.get_model(label))) for label in NOUNS]
    return nouns + (history() if with_history else [])


def history() -> list[Kept]:
    """Return the tables of the history, and who acted in them."""
    kept = [Kept(apps.get_model(CONTEXT), "history/act.jsonl")]
    for label in NOUNS:
        room, _dot, noun = label.partition(".")
        if f"{noun}Event".lower() in apps.all_models[room]:
            model = apps.get_model(room, f"{noun}Event")
            kept.append(Kept(model, f"history/{_word(apps.get_model(label))}.jsonl"))
    return kept


def everything_of_ours() -> list[type[Model]]:
    """Return every table of the house and of its history."""
    ours = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("interes.") and model._meta.managed
    ]
    return [*ours, apps.get_model(CONTEXT)]


def _word(model: type[Model]) -> str:
    return model._meta.db_table.removeprefix("app_")


def _file(model: type[Model]) -> str:
    return f"{_word(model)}.jsonl"
