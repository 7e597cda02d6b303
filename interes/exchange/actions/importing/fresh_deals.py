"""Keep new deals at once: their steps, endings and timelines in step with the law."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from interes.activities.models import Activity
from interes.clients.models import Company
from interes.deals.models import Closure, Deal, Step
from interes.exchange.actions.importing.our_settings import Stages, reason_ids, stages
from interes.exchange.actions.importing.work import Wish, Work
from interes.exchange.actions.importing.writing import Row, copy_new, new_ids
from interes.exchange.rules.importing import records

type Deals = Sequence[dict[str, Any]]

MOVE = """
UPDATE deal SET stage_id = new.stage, stage_since = new.since
FROM unnest(%(deals)s::bigint[], %(stages)s::bigint[], %(since)s::timestamptz[])
    AS new (deal, stage, since)
WHERE deal.id = new.deal
"""


def keep(deals: Deals, wishes: Sequence[Wish[records.Deal]], work: Work) -> None:
    """Keep the deals; steps and closures get their numbers first, because each names the other."""
    reasons = {
        deal["id"]: wish.record.reason or "" for deal, wish in zip(deals, wishes, strict=True)
    }
    steps = _steps([deal for deal in deals if deal["state"] == "open"], work.at)
    closures = _closures([deal for deal in deals if deal["state"] != "open"], reasons)
    ways = _ways(deals, wishes)
    for deal in deals:
        if deal["id"] in ways:
            deal["stage_id"], deal["stage_since"] = ways[deal["id"]][0]
    copy_new(Deal, deals)
    copy_new(Step, steps)
    copy_new(Closure, closures)
    _go(ways)
    copy_new(Activity, list(_stories(deals, closures)))
    won = {deal["company_id"] for deal in deals if deal["state"] == "won" and "company_id" in deal}
    prospects = Company.objects.filter(pk__in=won, status=Company.Status.PROSPECT)
    prospects.update(status=Company.Status.CLIENT)


def decide_what_is_next() -> str:
    """Return the text of the step that an open deal is brought in with."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Decide what is next")


def _steps(deals: Deals, at: datetime) -> Sequence[Row]:
    text, steps = decide_what_is_next(), []
    for deal, number in zip(deals, new_ids("step", len(deals)), strict=True):
        deal["next_step_id"] = number
        steps.append(
            {
                "id": number,
                "deal_id": deal["id"],
                "kind": Step.Kind.OTHER.value,
                "text": text,
                "owner_id": deal["owner_id"],
                "due_at": at,
                "planned_at": at,
            }
        )
    return steps


def _closures(deals: Deals, reasons: Mapping[int, str]) -> Sequence[Row]:
    refused = [deal["id"] for deal in deals if deal["state"] == "refused"]
    known, closures = reason_ids({reasons[number] for number in refused}), []
    for deal, number in zip(deals, new_ids("closure", len(deals)), strict=True):
        deal["closure_id"] = number
        is_refused = deal["state"] == "refused"
        closures.append(
            {
                "id": number,
                "deal_id": deal["id"],
                "outcome": deal["state"],
                "reason_id": known[reasons[deal["id"]]] if is_refused else None,
                "by_id": deal["owner_id"],
                "at": deal["closed_at"],
            }
        )
    return closures


def _stories(deals: Deals, closures: Sequence[Row]) -> Iterable[Row]:
    """Begin and end each story as its seller would have seen it (activities.reactions)."""
    of = {deal["id"]: deal for deal in deals}
    for deal in deals:
        yield _line(deal, Activity.Kind.OPENED.value, deal["created_at"])
    for closure in closures:
        won = closure["outcome"] == "won"
        kind = Activity.Kind.WON if won else Activity.Kind.REFUSED
        facts = {} if won else {"closure": closure["id"]}
        yield _line(of[closure["deal_id"]], kind.value, closure["at"], **facts)


def _line(deal: Row, kind: str, at: datetime, **facts: int) -> Row:
    return {
        "kind": kind,
        "at": at,
        "by_id": deal["owner_id"],
        "deal_id": deal["id"],
        "company_id": deal.get("company_id"),
        "facts": facts,
    }


type Way = list[tuple[int, datetime]]


def _ways(deals: Deals, wishes: Sequence[Wish[records.Deal]]) -> dict[int, Way]:
    """Return the stages that deals went through, where files tell of more than the last one."""
    if not any(wish.record.history for wish in wishes):
        return {}
    known = stages()
    ways = {
        deal["id"]: list(_way(deal, wish.record, known))
        for deal, wish in zip(deals, wishes, strict=True)
    }
    return {number: way for number, way in ways.items() if len(way) > 1}


def _way(deal: Row, record: records.Deal, known: Stages) -> Iterable[tuple[int, datetime]]:
    before = None
    for entry in sorted(record.history, key=lambda entry: entry.at):
        stage = known.find(record.pipeline, entry.stage, None)
        if stage is None or stage.pipeline_id != deal["pipeline_id"]:
            continue
        is_earlier = entry.at < deal["stage_since"]
        if is_earlier and stage.pk not in {before, deal["stage_id"]}:
            yield stage.pk, entry.at
            before = stage.pk
    yield deal["stage_id"], deal["stage_since"]


def _go(ways: Mapping[int, Way]) -> None:
    """Move the deals stage by stage: the database itself keeps every move."""
    for turn in range(1, max(map(len, ways.values()), default=0)):
        now = {number: way[turn] for number, way in ways.items() if len(way) > turn}
        facts: dict[str, Any] = {
            "deals": list(now),
            "stages": [stage for stage, _since in now.values()],
            "since": [since for _stage, since in now.values()],
        }
        with connection.cursor() as cursor:
            cursor.execute(MOVE, facts)
