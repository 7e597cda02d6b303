"""Follow a file in which a known deal moved on, ended, or was taken up again."""

from datetime import datetime

from interes.clients import actions as clients
from interes.deals.actions import Plan, planning
from interes.deals.events import DealMoved, DealRefused, DealReopened, DealWon
from interes.deals.models import Closure, Deal, Stage, Step
from interes.exchange.actions.importing.fresh_deals import decide_what_is_next
from interes.exchange.actions.importing.our_settings import reason_ids
from interes.exchange.actions.importing.work import Work
from interes.exchange.rules.importing import records
from interes.foundation import events


def follow(deal: Deal, record: records.Deal, stage: Stage, work: Work) -> None:
    """Bring the deal where the file says it has come."""
    if deal.stage_id != stage.pk:
        _move(deal, record, stage, work.at)
    if record.state == "open":
        if not deal.is_open:
            _reopen(deal, work.at)
        return
    day = min(record.closed_at or work.at, work.at)
    if deal.state == record.state:
        _end_on(deal, day)
    else:
        _end(deal, record, day, work.at)


def _move(deal: Deal, record: records.Deal, stage: Stage, at: datetime) -> None:
    """Enter the stage on the day the file names, or now if it names none later than the last."""
    named = min(record.stage_since or record.created_at or at, at)
    came_from, since = deal.stage_id, named if named > deal.stage_since else at
    deal.stage, deal.stage_since = stage, since
    deal.pipeline_id = stage.pipeline_id
    deal.save(update_fields=["stage", "stage_since", "pipeline", "changed_at"])
    events.publish(
        DealMoved(
            deal_id=deal.pk,
            company_id=deal.company_id,
            from_stage_id=came_from,
            to_stage_id=stage.pk,
            by_id=deal.owner_id,
            at=since,
        )
    )


def _reopen(deal: Deal, at: datetime) -> None:
    deal.state, deal.closure, deal.closed_at = Deal.State.OPEN, None, None
    deal.next_step_id = planning.next_step_id()
    deal.save(update_fields=["state", "closure", "closed_at", "next_step", "changed_at"])
    plan = Plan(text=decide_what_is_next(), due_at=at, kind=Step.Kind.OTHER)
    planning.keep(deal.next_step_id, deal, plan, at)
    events.publish(
        DealReopened(deal_id=deal.pk, company_id=deal.company_id, by_id=deal.owner_id, at=at)
    )


def _end_on(deal: Deal, day: datetime) -> None:
    """Put the end on another day."""
    deal.closed_at = day
    deal.save(update_fields=["closed_at", "changed_at"])
    Closure.objects.filter(pk=deal.closure_id or 0).update(at=day)


def _end(deal: Deal, record: records.Deal, day: datetime, at: datetime) -> None:
    is_won, reason = record.state == Deal.State.WON, record.reason or ""
    closure = Closure.objects.create(
        deal=deal,
        outcome=record.state,
        reason_id=None if is_won else reason_ids({reason})[reason],
        by_id=deal.owner_id,
        at=day,
    )
    planning.drop_planned(deal, at, state=Step.State.DONE if is_won else Step.State.DROPPED)
    deal.state, deal.closure, deal.closed_at, deal.next_step = record.state, closure, day, None
    deal.save(update_fields=["state", "closure", "closed_at", "next_step", "changed_at"])
    if is_won and deal.company_id:
        clients.become_client(company_id=deal.company_id, by=None)
    events.publish(_ended(deal, closure))


def _ended(deal: Deal, closure: Closure) -> DealWon | DealRefused:
    if deal.state == Deal.State.WON:
        return DealWon(
            deal_id=deal.pk, company_id=deal.company_id, by_id=deal.owner_id, at=closure.at
        )
    return DealRefused(
        deal_id=deal.pk,
        company_id=deal.company_id,
        closure_id=closure.pk,
        by_id=deal.owner_id,
        at=closure.at,
    )
