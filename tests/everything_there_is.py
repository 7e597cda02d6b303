"""Something of every sort that an address may name, for the tests that walk all addresses."""

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
    Deal,
    DealRival,
    MailingMark,
    Qualification,
    QualificationQuestion,
    RefusalReason,
    Rival,
    Situation,
)
from interes.desk.models import Notice
from interes.exchange.models import ExportRun, ImportFile, ImportRun
from interes.integrations.models import Message, Webhook
from interes.knowledge.models import Argument, Case
from interes.team.models import BulkJob, SavedView, Token, User
from tests.cast import NOON, a_deal, a_person

MAPPING = {"columns": []}


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
