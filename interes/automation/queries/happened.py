"""What has happened lately, kind by kind, out of the tables in which it is kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from interes.activities.models import Activity, Promise
from interes.automation.models import Rule
from interes.clients.models import Company
from interes.deals.models import Closure, Deal, DealClimb, StageMove, Step
from interes.deals.queries import late_by

type Rows = QuerySet[Any, Any]

# A step that was to be done longer ago than this was late before the time that is looked at.
LOOK_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a rule would have answered, had it been on."""

    at: datetime
    deal_id: int | None
    company_id: int | None
    facts: dict[str, Any]


def happened(rule: Rule, since: datetime, now: datetime, most: int) -> list[Event]:
    """Return the latest events of the kind of a rule, the newest first; nothing imported."""
    if rule.kind == "step_late":
        return _late(rule, since, now, most)
    fact = {"deal_moved": "stage", "deal_stands": "stage", "talk_logged": "talk"}.get(rule.kind, "")
    rows = _ROWS.get(rule.kind)
    if rows is None:
        return []
    return [
        Event(at, deal, company, {fact: told} if fact else {})
        for at, deal, company, told in rows(rule, since, now)[:most]
    ]


def _rows(noun: Rows, at: str, deal: str = "deal_id", fact: str = "") -> Rows:
    company = "company_id" if deal == "id" else "deal__company_id"
    return noun.order_by(f"-{at}", "-id").values_list(at, deal, company, fact or at)


def _opened(_rule: Rule, since: datetime, now: datetime) -> Rows:
    found = Deal.objects.filter(created_at__gt=since, created_at__lte=now, imported_key=None)
    return _rows(found, "created_at", "id")


def _moved(_rule: Rule, since: datetime, now: datetime) -> Rows:
    moves = StageMove.objects.filter(at__gt=since, at__lte=now, undone_at=None)
    moves = moves.filter(from_stage__isnull=False, deal__imported_key=None)
    return _rows(moves, "at", fact="to_stage_id")


def _stood(rule: Rule, since: datetime, now: datetime) -> Rows:
    """Return the stays in a stage that came to be so long: the next move was later, or none."""
    span = timedelta(days=int(rule.given.get("days", 0)))
    entered = StageMove.objects.filter(at__gt=since - span, at__lte=now - span, undone_at=None)
    later = StageMove.objects.filter(
        deal=OuterRef("deal_id"), at__gt=OuterRef("at"), at__lte=OuterRef("at") + span
    )
    still_open = Q(deal__closed_at=None) | Q(deal__closed_at__gt=F("at") + span)
    stays = entered.filter(still_open, ~Exists(later.filter(undone_at=None)))
    return (
        stays.annotate(came=F("at") + span)
        .order_by("-came", "-id")
        .values_list("came", "deal_id", "deal__company_id", "to_stage_id")
    )


def _noted(kind: str) -> Callable[[Rule, datetime, datetime], Rows]:
    def rows(_rule: Rule, since: datetime, now: datetime) -> Rows:
        lines = Activity.objects.filter(kind=kind, at__gt=since, at__lte=now, imported_key=None)
        return _rows(lines.filter(deal__isnull=False), "at")

    return rows


def _talked(_rule: Rule, since: datetime, now: datetime) -> Rows:
    talks = Activity.objects.filter(kind__in=Activity.TALKS, at__gt=since, at__lte=now)
    talks = talks.filter(imported_key=None, removed_at=None)
    talks = talks.filter(Q(deal__isnull=False) | Q(company__isnull=False)).order_by("-at", "-id")
    return talks.values_list("at", "deal_id", "company_id", "kind")


def _closed(outcome: str) -> Callable[[Rule, datetime, datetime], Rows]:
    def rows(_rule: Rule, since: datetime, now: datetime) -> Rows:
        ends = Closure.objects.filter(outcome=outcome, at__gt=since, at__lte=now, undone_at=None)
        return _rows(ends.filter(deal__imported_key=None), "at")

    return rows


def _came_back(_rule: Rule, since: datetime, now: datetime) -> Rows:
    return _rows(Closure.objects.filter(returned_at__gt=since, returned_at__lte=now), "returned_at")


def _finished(_rule: Rule, since: datetime, now: datetime) -> Rows:
    done = Step.objects.filter(state="done", finished_at__gt=since, finished_at__lte=now)
    # A win ends the last step without anybody finishing it.
    by_a_win = Q(deal__closures__at=F("finished_at"))
    return _rows(done.exclude(by_a_win), "finished_at")


def _climbed(_rule: Rule, since: datetime, now: datetime) -> Rows:
    return _rows(DealClimb.objects.filter(at__gt=since, at__lte=now), "at")


def _broken(_rule: Rule, since: datetime, now: datetime) -> Rows:
    late = Promise.objects.filter(breached_at__gt=since, breached_at__lte=now, removed_at=None)
    late = late.order_by("-breached_at", "-id")
    return late.values_list("breached_at", "deal_id", "company_id", "side")


def _new_companies(_rule: Rule, since: datetime, now: datetime) -> Rows:
    made = Company.objects.filter(created_at__gt=since, created_at__lte=now, imported_key=None)
    made = made.order_by("-created_at", "-id").annotate(no_deal=F("head_company_id"))
    return made.values_list("created_at", "no_deal", "id", "name")


_ROWS: dict[str, Callable[[Rule, datetime, datetime], Rows]] = {
    "deal_opened": _opened,
    "deal_moved": _moved,
    "deal_stands": _stood,
    "deal_handed_over": _noted("handed"),
    "deal_reopened": _noted("reopened"),
    "deal_won": _closed("won"),
    "deal_refused": _closed("refused"),
    "deal_came_back": _came_back,
    "step_finished": _finished,
    "talk_logged": _talked,
    "deal_climbed": _climbed,
    "promise_broken": _broken,
    "company_created": _new_companies,
}


def _late(rule: Rule, since: datetime, now: datetime, most: int) -> list[Event]:
    steps = Step.objects.filter(due_at__gt=since - LOOK_BACK, due_at__lte=now).exclude(
        state="dropped"
    )
    late = Q(finished_at=None) | Q(finished_at__gt=F("due_at"))
    steps = steps.filter(late).select_related("deal__company").order_by("-due_at", "-id")
    return list(_late_ones(rule, steps[:most], since, now))


def _late_ones(rule: Rule, steps: Rows, since: datetime, now: datetime) -> Iterable[Event]:
    hours = int(rule.given.get("hours", 0))
    for step in steps:
        company = step.deal.company
        at = late_by(step.due_at, has_time=step.has_time, hours=hours, company=company)
        if since < at <= now and (step.finished_at is None or step.finished_at > at):
            yield Event(at, step.deal_id, step.deal.company_id, {})
