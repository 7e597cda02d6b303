"""Who may open and send what: every address of the house, for everyone who may come to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from interes.activities.models import Activity, Meeting, Promise, PromiseKind, ToDo
from interes.automation.models import Letter, Occasion, Rule, Run
from interes.clients.models import (
    Company,
    ContactPoint,
    CustomField,
    Double,
    Post,
    Relation,
    Site,
    Source,
)
from interes.deals.models import (
    CalendarDay,
    ChecklistItem,
    Closure,
    Deal,
    DealPerson,
    DealRival,
    Influence,
    MailingMark,
    Qualification,
    QualificationQuestion,
    RefusalReason,
    Rival,
    Situation,
    Stage,
    Step,
    Tick,
)
from interes.desk.models import Notice
from interes.exchange.models import ExportRun, ImportFile, ImportRun
from interes.integrations.models import Message, Webhook
from interes.knowledge.models import Argument, Case
from interes.team.models import BulkJob, SavedView, Token, User
from interes.team.rules import VERBS, allowed
from tests.cast import NOON, a_company, a_deal, a_person

PUBLIC = {"healthz", "team:sign_in", "team:sign_out", "api:openapi"}
# A field that each of these edits; the name of the address says of what.
FIELDS = {
    "clients:company_field": "city",
    "clients:person_field": "about",
    "clients:post_field": "title",
    "clients:site_field": "city",
    "deals:edit": "title",
    "activities:to_do_field": "text",
    "activities:promise_field": "text",
}
MAPPING = {"columns": []}
ROLES = ("seller", "head", "administrator")


@dataclass(frozen=True)
class Route:
    """One address of the house and the view behind it."""

    name: str
    names: tuple[str, ...]
    view: Any

    @property
    def verb(self) -> str:
        return self.view.requires

    def url(self, world: dict[str, Any]) -> str:
        missing = set(self.names) - set(world) - {"field"}
        assert not missing, f"say in {__name__} what stands for {missing} in {self.name}"
        told = {name: FIELDS[self.name] if name == "field" else world[name] for name in self.names}
        return reverse(self.name, kwargs=told)


def routes(resolver: URLResolver | None = None, room: str = "") -> Iterator[Route]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield Route(f"{room}{entry.name}", tuple(entry.pattern.converters), entry.callback)
        else:
            yield from routes(entry, f"{entry.namespace}:" if entry.namespace else room)


EVERYTHING = list(routes())
# Operations of the API say what they ask for by method; tests/api walks them.
OPERATIONS = [route for route in EVERYTHING if isinstance(getattr(route.view, "requires", 0), dict)]
ALL = [route for route in EVERYTHING if route not in OPERATIONS]
GUARDED = [route for route in ALL if getattr(route.view, "requires", None)]


def asking_for(*verbs: str) -> list[Route]:
    return [route for route in GUARDED if route.verb in verbs]


@pytest.fixture
def world(anna, boris, dora, ada):
    """Something of Anna's for every kind of record that an address may name."""
    nordwind = a_company(owner=anna)
    other = a_company("Ромашка")
    return (
        of_clients(anna, nordwind, other)
        | of_deals(anna, nordwind)
        | of_knowledge(other)
        | of_the_team(anna, nordwind)
        | of_exchange(anna)
        | of_programs(anna)
        | of_automation(ada)
        | {
            "act": "tag",
            "flag": "late",
            "listed": "companies",
            "form": "csv",
            "language": "ru",
            "order": 0,
        }
        | {"noun": "company", "key": nordwind.pk, "record_id": nordwind.pk}
        | {"context": uuid4(), "context_id": uuid4()}
    )


def of_clients(anna, nordwind, other):
    clara = a_person(nordwind, owner=anna)
    phone = {"kind": "phone", "value": "1", "normal": "+74951234567", "person": clara}
    alike = {"score": 0.9, "reasons": [], "signs": [], "found_at": NOON}
    double = Double.objects.create(noun="company", company=nordwind, other_company=other, **alike)
    return {
        "company_id": nordwind.pk,
        "person_id": clara.pk,
        "contact_point_id": ContactPoint.objects.create(**phone).pk,
        "relation_id": Relation.objects.create(company=nordwind, other=other, kind="partner").pk,
        "site_id": Site.objects.create(company=nordwind, name="Склад").pk,
        "post_id": Post.objects.get().pk,
        "source_id": Source.objects.all()[0].pk,
        "double_id": double.pk,
        "field_id": CustomField.objects.create(noun="company", kind="text", name_ru="Парк").pk,
    }


def of_deals(anna, nordwind):
    deal = a_deal(anna, company=nordwind, people=[Post.objects.get().person_id])
    talk = Activity.objects.create(
        kind="note", text="Ждут проект", by=anna, company=nordwind, deal=deal, at=NOON
    )
    return {
        "deal_id": deal.pk,
        "step_id": deal.next_step_id,
        "other_id": Post.objects.get().person_id,
        "activity_id": talk.pk,
        **of_meetings(anna, deal),
        **of_promises(anna, deal),
        "pipeline_id": deal.pipeline_id,
        "stage_id": deal.stage_id,
        "item_id": ChecklistItem.objects.create(stage=deal.stage, order=1, name_ru="Места").pk,
        "reason_id": RefusalReason.objects.all()[0].pk,
        "situation_id": Situation.objects.all()[0].pk,
        **of_qualification(),
        "day_id": CalendarDay.objects.create(day=NOON, source="Приказ").pk,
        "rival_id": DealRival.objects.create(
            deal=deal, rival=Rival.objects.first(), since=NOON
        ).rival_id,
        "mark_id": MailingMark.objects.create(company=nordwind, at=NOON).pk,
    }


def of_qualification():
    one = Qualification.objects.create(name_ru="Видеосвязь")
    facts = {"kind": "yes_no", "bar": "yes", "name_ru": "Опыт", "ask_ru": "Был опыт?"}
    row = QualificationQuestion.objects.create(qualification=one, order=1, **facts)
    return {"qualification_id": one.pk, "question_id": row.pk}


def of_promises(anna, deal):
    kind = PromiseKind.objects.first()
    facts = {"text": "Цена", "side": "ours", "kind": kind, "made_at": NOON, "due_at": NOON}
    one = Promise.objects.create(owner=anna, deal=deal, **facts)
    return {"promise_id": one.pk, "kind_id": kind.pk}


def of_meetings(anna, deal):
    told = {"owner": anna, "due_at": NOON, "made_at": NOON}
    to_do, other = (ToDo.objects.create(text=text, **told) for text in ("Договор", "Показ"))
    meeting = Meeting.objects.create(deal=deal, to_do=other, by=anna, made_at=NOON)
    return {"to_do_id": to_do.pk, "meeting_id": meeting.pk}


def of_knowledge(other):
    said = {"name_ru": "Срок", "say_ru": "Привезём за день", "works_for": ["user"]}
    told = {"open_wording": "Связали склады", "anonymous_wording": "Связали склады"}
    case = Case.objects.create(title="Связь складов", company=other, **told)
    return {"argument_id": Argument.objects.create(**said).pk, "case_id": case.pk}


def of_the_team(anna, nordwind):
    return {
        "user_id": anna.pk,
        "branch_id": anna.department.branch_id,
        "department_id": anna.department_id,
        "view_id": a_view(anna).pk,
        "job_id": a_job(anna, nordwind).pk,
    }


def of_exchange(anna):
    run = ImportRun.objects.create(at=NOON)
    return {
        "run_id": run.pk,
        "file_id": ImportFile.objects.create(run=run, order=0, rows=0, mapping=MAPPING).pk,
        "export_id": ExportRun.objects.create(what="companies", form="csv", by=anna, at=NOON).pk,
    }


def of_automation(ada):
    """Return a rule that is on, what it did for Anna's deal, and the letter it wrote."""
    acts = [{"act": "note", "text": "Новая"}]
    told = {"kind": "deal_opened", "acts": acts, "author": ada, "made_at": NOON}
    rule = Rule.objects.create(name_ru="Новая", active_since=NOON, **told)
    about = {"deal": Deal.objects.get()}
    occasion = Occasion.objects.create(kind=rule.kind, at=NOON, done_at=NOON, **about)
    run = {"occasion": occasion, "chain": occasion.pk, "at": NOON, "outcome": "done"}
    words = {"subject": "Спасибо", "body": "Спасибо", "made_at": NOON}
    letter = Letter.objects.create(rule=rule, owner=about["deal"].owner, **words, **about)
    return {
        "rule_id": rule.pk,
        "firing_id": Run.objects.create(rule=rule, **run, **about).pk,
        "letter_id": letter.pk,
        "place": 0,
        "example": 0,
        "about": "deal",
    }


def of_programs(anna):
    hook = Webhook.objects.create(
        name="Склад", url="https://a.ru/", secret="whsec_", kinds=[], made_at=NOON
    )
    message = Message.objects.create(
        webhook=hook, kind="test", noun="test", record=1, at=NOON, due_at=NOON
    )
    token = Token.objects.create(
        owner=anna, name="Website", prefix="interes_", digest="0", scopes=[], made_at=NOON
    )
    notice = Notice.objects.create(user=anna, key="1", kind="nudged", made_at=NOON)
    keys = {"webhook_id": hook.pk, "message_id": message.pk, "token_id": token.pk}
    return keys | {"notice_id": notice.pk}


def a_view(owner: User) -> SavedView:
    """Return a view of the companies."""
    return SavedView.objects.create(listed="companies", name="Мои", owner=owner, made_at=NOON)


def a_job(by: User, company: Company) -> BulkJob:
    """Return a job that put a tag on a company."""
    told = {"listed": "companies", "act": "tag", "told": {"tags": "зима"}, "state": "done"}
    return BulkJob.objects.create(by=by, at=NOON, keys=[company.pk], **told)


def everything() -> list[Any]:
    """Return all that Anna's deal consists of, as it stands now."""
    nouns = (Deal, Step, DealPerson, DealRival, Influence, Closure, Tick)
    return [list(noun.objects.order_by("pk").values()) for noun in nouns]


def settings() -> list[Any]:
    known = User.objects.order_by("pk").values("name", "email", "role", "is_active", "password")
    return [list(known), *(list(n.objects.order_by("pk").values()) for n in (Stage, Source))]


def test_every_address_says_what_it_asks_for(subtests):
    for route in ALL:
        with subtests.test(route.name):
            assert hasattr(route.view, "requires"), f"{route.name} declares no rule"
            assert route.verb in VERBS or route.name in PUBLIC


def test_only_these_pages_are_open_to_everyone():
    assert {route.name for route in ALL if not route.verb} == PUBLIC


@pytest.mark.parametrize("way", ["get", "post"])
def test_whoever_has_not_signed_in_is_asked_to(client, world, subtests, way):
    for route in GUARDED:
        with subtests.test(route.name):
            answer = getattr(client, way)(route.url(world))

            assert answer.status_code == 302
            assert answer.headers["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("person", ["anna", "dora", "boris", "ada"])
def test_a_page_opens_for_those_who_may_and_stays_shut_for_the_others(
    client, world, request, subtests, person
):
    visitor = request.getfixturevalue(person)
    client.force_login(visitor)
    opens = {200, 204, 302, 404, 405} | ({403} if person in ("dora", "boris") else set())

    for route in GUARDED:
        with subtests.test(route.name):
            status = client.get(route.url(world)).status_code

            assert status in (opens if allowed(visitor.role, route.verb) else {403})


def test_a_seller_of_another_department_changes_nothing_in_a_deal(client, world, dora, subtests):
    client.force_login(dora)
    before = everything()
    last = Stage.objects.order_by("-order")[0].pk

    for route in asking_for("deals.change"):
        for form in ({}, {"stage": last, "title": "Чужое", "step_text": "Чужое"}):
            with subtests.test(route.name):
                client.post(route.url(world), form)

                assert everything() == before


@pytest.mark.parametrize("person", ["anna", "boris"])
def test_only_an_administrator_sends_the_forms_of_the_settings(
    client, world, request, subtests, person
):
    client.force_login(request.getfixturevalue(person))
    before = settings()

    for route in asking_for("settings.change", "users.change", "import"):
        with subtests.test(route.name):
            form = {"name": "Новое", "name_ru": "Новое", "password": "x" * 20}

            assert client.post(route.url(world), form).status_code == 403
            assert settings() == before


def test_whoever_was_switched_off_is_out(client, world, anna, subtests):
    client.force_login(anna)
    User.objects.filter(pk=anna.pk).update(is_active=False)

    for route in GUARDED:
        with subtests.test(route.name):
            assert client.get(route.url(world)).status_code == 302


def test_a_form_from_another_site_is_refused(world, anna, subtests):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    before = everything()

    for route in GUARDED:
        with subtests.test(route.name):
            answer = client.post(route.url(world), headers={"Origin": "https://evil.example"})

            assert answer.status_code == 403
    assert everything() == before


def test_a_deal_of_the_department_is_open_to_its_head(client, world, boris):
    client.force_login(boris)

    client.post(reverse("deals:win", args=[world["deal_id"]]))

    assert Deal.objects.get(pk=world["deal_id"]).state == "won"
