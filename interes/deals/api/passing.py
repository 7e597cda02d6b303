"""Passing deals on for programs: offered, accepted, returned, withdrawn."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import Field, StringConstraints

from interes.deals import actions, queries
from interes.deals.api import examples, reading, schemas
from interes.deals.models import Deal, DealPassing
from interes.team.queries import colleagues, visitor
from interes.ui.api import Page, Room, answered, whole
from interes.ui.api.types import Answer, AskedKey, Body, Key, Moment

passing = Room("deals", "passing deals on")

type PassingState = Literal["offered", "accepted", "returned", "withdrawn"]
Note = Annotated[str, StringConstraints(pattern=r"\S", max_length=2000)]


class Passing(Answer):
    """One offer to work a deal at a stage, and what became of it."""

    id: int
    deal: int
    stage: int
    from_user: int
    to_user: int
    note: str
    state: PassingState
    offered_at: Moment
    answered_at: Moment | None
    answer_note: str


class NewPassing(Body):
    """To whom the work is offered, and what they must know."""

    to: Key
    note: Note = Field(description="What was promised, what matters.")


class Returned(Body):
    """Why an offer goes back."""

    note: Note


_PASSING = {
    "id": 9,
    "deal": 51,
    "stage": 4,
    "from_user": 3,
    "to_user": 4,
    "note": "The calculation was promised by Wednesday",
    "state": "offered",
    "offered_at": "2026-11-23T09:00:00Z",
    "answered_at": None,
    "answer_note": "",
}
_DEAL: dict[str, Any] = {"answer": schemas.Deal, "example": examples.DEAL}


@passing.get("/deals/{deal_id}/passings", "deals.see", answer=Page[Passing], example=[_PASSING])
def list_passings(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """List how a deal went from hand to hand, the newest first."""
    deal = reading.seen(request, deal_id)
    return whole([_record(one) for one in queries.passings_of(deal)])


@passing.get("/passings", "deals.see", answer=Page[Passing], example=[_PASSING])
def list_offers(request: HttpRequest) -> HttpResponse:
    """List the offers that wait for the answer of the owner of the token."""
    return whole([_record(one) for one in queries.offered_to(visitor(request))])


@passing.post(
    "/deals/{deal_id}/passings",
    "deals.change",
    answer=Passing,
    status=201,
    example=_PASSING,
    sent={"to": 4, "note": _PASSING["note"]},
)
def offer_deal(request: HttpRequest, deal_id: AskedKey, sent: NewPassing) -> HttpResponse:
    """Offer the work on a deal to a colleague; until they accept, nothing else changes."""
    me = visitor(request)
    deal = reading.seen(request, deal_id)
    to = reading.one_of(colleagues(me), "to", sent.to)
    assert to is not None
    made = actions.offer_passing(deal_id=deal.pk, to=to, note=sent.note, by=me, at=timezone.now())
    return answered(request, _record(made), status=201, at=request.path)


@passing.post("/deals/{deal_id}/passings/accept", "deals.see", **_DEAL)
def accept_deal(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Take the work over that is offered to the owner of the token."""
    deal = reading.seen(request, deal_id)
    actions.accept_passing(deal_id=deal.pk, by=visitor(request), at=timezone.now())
    return answered(request, reading.record(deal.pk))


@passing.post(
    "/deals/{deal_id}/passings/return",
    "deals.see",
    answer=Passing,
    example={**_PASSING, "state": "returned", "answer_note": "The drawings are missing"},
    sent={"note": "The drawings are missing"},
)
def return_deal(request: HttpRequest, deal_id: AskedKey, sent: Returned) -> HttpResponse:
    """Say no to an offer, with the reason."""
    deal = reading.seen(request, deal_id)
    told = actions.return_passing(
        deal_id=deal.pk, note=sent.note, by=visitor(request), at=timezone.now()
    )
    return answered(request, _record(told))


@passing.post(
    "/deals/{deal_id}/passings/withdraw",
    "deals.change",
    answer=Passing,
    example={**_PASSING, "state": "withdrawn"},
)
def withdraw_offer(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Take an offer back before it is answered."""
    deal: Deal = reading.seen(request, deal_id)
    told = actions.withdraw_passing(deal_id=deal.pk, by=visitor(request), at=timezone.now())
    return answered(request, _record(told))


def _record(one: DealPassing) -> dict[str, Any]:
    return {
        "id": one.pk,
        "deal": one.deal_id,
        "stage": one.stage_id,
        "from_user": one.from_user_id,
        "to_user": one.to_user_id,
        "note": one.note,
        "state": one.state,
        "offered_at": one.offered_at,
        "answered_at": one.answered_at,
        "answer_note": one.answer_note,
    }
