"""What happens to deals: moves, steps, endings, other hands."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from interes.deals import actions, queries
from interes.deals.api import act_schemas, examples, reading, schemas
from interes.deals.models import Deal
from interes.team.queries import colleagues, visitor
from interes.ui.api import Page, Problem, Room, answered, whole
from interes.ui.api.types import AskedKey

acts = Room("deals", "acts on deals")

_DEAL: dict[str, Any] = {"answer": schemas.Deal, "example": examples.DEAL}


@acts.post("/deals/{deal_id}/move", "deals.change", **_DEAL, sent={"stage": 3})
def move_deal(request: HttpRequest, deal_id: AskedKey, sent: act_schemas.Move) -> HttpResponse:
    """Move an open deal to another stage of its pipeline.

    What the stages on the way ask for must be there: else the answer is 409 and names each field.
    """
    with transaction.atomic():
        reading.locked(request, deal_id)
        actions.move(deal_id=deal_id, stage_id=sent.stage, by=visitor(request), at=timezone.now())
    return answered(request, reading.record(deal_id))


@acts.get(
    "/deals/{deal_id}/checklist",
    "deals.see",
    answer=Page[schemas.DealPoint],
    example=[examples.DEAL_POINT],
)
def read_checklist(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Read the checklist of the stage a deal stands in."""
    return _checklist(reading.seen(request, deal_id))


@acts.post(
    "/deals/{deal_id}/checklist",
    "deals.change",
    answer=Page[schemas.DealPoint],
    example=[examples.DEAL_POINT],
    sent={"point": 7},
)
def tick_point(
    request: HttpRequest, deal_id: AskedKey, sent: act_schemas.TickPoint
) -> HttpResponse:
    """Tick a point of a checklist off in a deal, or take the tick away."""
    deal = reading.seen(request, deal_id)
    actions.tick(
        deal_id=deal_id,
        item_id=sent.point,
        is_done=sent.is_done,
        by=visitor(request),
        at=timezone.now(),
    )
    return _checklist(deal)


def _checklist(deal: Deal) -> HttpResponse:
    return whole([asdict(point) for point in queries.checklist_of(deal)])


@acts.post("/deals/{deal_id}/step", "deals.see", **_DEAL, sent=examples.STEP)
def plan_step(request: HttpRequest, deal_id: AskedKey, sent: schemas.MovedStep) -> HttpResponse:
    """Plan the next step anew: another day, person or wording."""
    plan = reading.plan(request, sent, "step")
    with transaction.atomic():
        deal = reading.locked(request, deal_id)
        if deal.next_step_id is None:
            raise actions.AlreadyClosed(
                _("This deal is closed already. Reopen it to go on working.")
            )
        actions.change_step(
            step_id=deal.next_step_id, plan=plan, by=visitor(request), because=sent.because
        )
    return answered(request, reading.record(deal_id))


@acts.post(
    "/steps/{step_id}/finish",
    "deals.see",
    **_DEAL,
    sent={"result": "They want a pilot", "next_step": examples.STEP},
)
def finish_step(request: HttpRequest, step_id: AskedKey, sent: act_schemas.Finish) -> HttpResponse:
    """Finish the planned step and plan the next one, in one act."""
    me = visitor(request)
    step = queries.steps_seen_by(me).filter(pk=step_id).first()
    if step is None:
        raise Problem("not-found")
    plan = reading.plan(request, sent.next_step, "next_step")
    actions.finish_step(
        step_id=step_id, by=me, at=timezone.now(), result=sent.result, next_step=plan
    )
    return answered(request, reading.record(step.deal_id))


@acts.post(
    "/deals/{deal_id}/win",
    "deals.change",
    answer=schemas.Deal,
    example=examples.WON,
    sent={"note": "They liked the pilot"},
)
def win_deal(request: HttpRequest, deal_id: AskedKey, sent: act_schemas.Win) -> HttpResponse:
    """Close an open deal as won; its company becomes a client."""
    with transaction.atomic():
        reading.locked(request, deal_id)
        actions.win(
            deal_id=deal_id,
            by=visitor(request),
            at=timezone.now(),
            note=sent.note,
            beaten=sent.beaten,
        )
    return answered(request, reading.record(deal_id))


@acts.post(
    "/deals/{deal_id}/refuse",
    "deals.change",
    answer=schemas.Deal,
    example=examples.REFUSED,
    sent={"reason": 2, "note": "No budget this year", "come_back_date": "2027-02-01"},
)
def refuse_deal(request: HttpRequest, deal_id: AskedKey, sent: act_schemas.Refuse) -> HttpResponse:
    """Close an open deal as refused, with a reason."""
    facts = sent.said()
    reason = reading.one_of(queries.reasons(), "reason", facts.pop("reason"))
    with transaction.atomic():
        reading.locked(request, deal_id)
        actions.refuse(
            deal_id=deal_id, reason=reason, by=visitor(request), at=timezone.now(), **facts
        )
    return answered(request, reading.record(deal_id))


@acts.post("/deals/{deal_id}/reopen", "deals.change", **_DEAL, sent={"step": examples.STEP})
def reopen_deal(request: HttpRequest, deal_id: AskedKey, sent: act_schemas.Reopen) -> HttpResponse:
    """Open a closed deal again, with a next step."""
    plan = reading.plan(request, sent.step, "step")
    with transaction.atomic():
        reading.locked(request, deal_id)
        actions.reopen(deal_id=deal_id, by=visitor(request), at=timezone.now(), step=plan)
    return answered(request, reading.record(deal_id))


@acts.post("/deals/{deal_id}/hand-over", "deals.change", **_DEAL, sent={"to": 4})
def hand_over_deal(
    request: HttpRequest, deal_id: AskedKey, sent: act_schemas.HandOver
) -> HttpResponse:
    """Give a deal, with its planned step, to a colleague."""
    me = visitor(request)
    to = reading.one_of(colleagues(me), "to", sent.to)
    assert to is not None
    with transaction.atomic():
        reading.locked(request, deal_id)
        actions.hand_over(deal_id=deal_id, to=to, by=me, at=timezone.now())
    return answered(request, reading.record(deal_id))


@acts.post("/deals/{deal_id}/take", "deals.take", **_DEAL)
def take_deal(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Pick up a colleague's deal."""
    with transaction.atomic():
        reading.locked(request, deal_id)
        actions.take(deal_id=deal_id, by=visitor(request), at=timezone.now())
    return answered(request, reading.record(deal_id))
