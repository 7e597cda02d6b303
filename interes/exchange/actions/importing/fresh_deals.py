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
from interes.deals.models import Closure, Deal, StageMove, Step
from interes.exchange.actions.importing.our_settings import Stages, reason_ids, stages
from interes.exchange.actions.importing.work import Wish, Work
from interes.exchange.actions.importing.writing import Row, copy_new, new_ids
from interes.exchange.rules.importing import records

type Deals = Sequence[dict[str, Any]]

CAME_FROM = """
UPDATE stage_move SET from_stage_id = new.stage
FROM unnest(%(deals)s::bigint[], %(stages)s::bigint[]) AS new (deal, stage)
WHERE stage_move.deal_id = new.deal AND stage_move.from_stage_id IS NULL
"""


def keep(deals: Deals, wishes: Sequence[Wish[records.Deal]], work: Work) -> None:
    """Keep the deals; steps and closures get their numbers first, because each names the other."""
    reasons = {
        deal["id"]: wish.record.reason or "" for deal, wish in zip(deals, wishes, strict=True)
    }
    steps = _steps([deal for deal in deals if deal["state"] == "open"], work.at)
    closures = _closures([deal for deal in deals if deal["state"] != "open"], reasons)
    copy_new(Deal, deals)
    _keep_history(deals, wishes)
    copy_new(Step, steps)
    copy_new(Closure, closures)
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


def _keep_history(deals: Deals, wishes: Sequence[Wish[records.Deal]]) -> None:
    """Put the stages that a deal went through before the one in which the trigger found it."""
    if not any(wish.record.history for wish in wishes):
        return
    known, rows, came_from = stages(), [], {}
    for deal, wish in zip(deals, wishes, strict=True):
        way = list(_way(deal, wish.record, known))
        if way:
            rows += [_move(deal["id"], *move) for move in way]
            came_from[deal["id"]] = way[-1][1]
    with connection.cursor() as cursor:
        facts = {"deals": list(came_from), "stages": list(came_from.values())}
        cursor.execute(CAME_FROM, facts)
    copy_new(StageMove, rows)


def _way(
    deal: Row, record: records.Deal, known: Stages
) -> Iterable[tuple[int | None, int, datetime]]:
    """Return the moves before the last one: from which stage to which, and when."""
    before: int | None = None
    for entry in sorted(record.history, key=lambda entry: entry.at):
        stage = known.find(record.pipeline, entry.stage, None)
        is_earlier = entry.at < deal["stage_since"]
        if stage is None or not is_earlier or stage.pk in {before, deal["stage_id"]}:
            continue
        yield before, stage.pk, entry.at
        before = stage.pk


def _move(deal: int, came_from: int | None, stage: int, at: datetime) -> Row:
    return {"deal_id": deal, "from_stage_id": came_from, "to_stage_id": stage, "at": at}
