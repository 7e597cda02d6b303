"""The people who decide in a deal for programs: their roles, where they stand, who moves whom."""

from typing import Annotated, Literal

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from pydantic import Field

from interes.deals import actions, queries
from interes.deals.api import examples, reading
from interes.deals.api.schemas import Deal
from interes.deals.models import DealPerson
from interes.foundation.buying import BuyingRole
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, answered, match, whole
from interes.ui.api.types import Answer, AskedKey, Body, Flag, Key, Long

people = Room("deals", "people of deals")

type Weight = Literal["high", "medium", "low"]
type Mode = Literal["growth", "trouble", "even", "overconfident"]
type LineKind = Literal["reports", "moves"]
Attitude = Annotated[int, Field(ge=-5, le=5)]
OnTheMap = Annotated[int, Field(ge=0, le=4000)]


class Part(Answer):
    """What part a person plays in the client's decision."""

    person: int
    is_main: bool
    roles: list[BuyingRole]
    influence: Weight | None
    attitude: int | None
    mode: Mode | None
    win: str
    result: str
    evidence: str
    x: int | None
    y: int | None


class NewPart(Body):
    """Who takes part in the client's decision."""

    person: Key
    is_main: Flag = False


class PartChange(Body):
    """What may be changed of a part; what is not named stays as it is."""

    roles: Annotated[list[BuyingRole], Field(max_length=4)] = Field(
        [], description="All the roles; a deal has one economic buyer, the newest named."
    )
    influence: Weight | None = None
    attitude: Attitude | None = Field(
        None, description="From −5 (fights us) to +5 (fights for us)."
    )
    mode: Mode | None = None
    win: Long = Field("", description="What the person gains.")
    result: Long = Field("", description="What the company gets.")
    evidence: Long = Field("", description="How we know.")


class MapLine(Answer):
    """A line between two people of a deal."""

    id: int
    from_person: int
    to_person: int
    kind: LineKind


class NewLine(Body):
    """A line from a person to another one: reports to, or moves the opinion of."""

    from_person: Key
    to_person: Key
    kind: LineKind


@people.get("/deals/{deal_id}/people", "deals.see", answer=Page[Part], example=[examples.PART])
def list_people_of_deal(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """List who decides in a deal: roles, influence, attitude, and how we know."""
    reading.seen(request, deal_id)
    parts = DealPerson.objects.filter(deal=deal_id, person__removed_at=None).order_by("id")
    return whole(queries.part_records(parts))


@people.get("/deals/{deal_id}/people/{person_id}", "deals.see", answer=Part, example=examples.PART)
def read_person_of_deal(
    request: HttpRequest, deal_id: AskedKey, person_id: AskedKey
) -> HttpResponse:
    """Read what part a person plays in a deal."""
    reading.seen(request, deal_id)
    return answered(request, queries.part_records([_part(deal_id, person_id)])[0])


@people.patch(
    "/deals/{deal_id}/people/{person_id}",
    "deals.change",
    answer=Part,
    example=examples.PART,
    sent={"roles": ["user", "coach"], "attitude": 3},
    versioned=True,
)
def change_person_of_deal(
    request: HttpRequest, deal_id: AskedKey, person_id: AskedKey, sent: PartChange
) -> HttpResponse:
    """Say what part a person plays: only what is named changes."""
    me = visitor(request)
    reading.seen(request, deal_id)
    facts = {name: "" if value is None else value for name, value in sent.said().items()}
    if facts.get("attitude") == "":
        facts["attitude"] = None
    with transaction.atomic():
        # The version that is told is that of the part; the deal is held for all its parts.
        queries.seen_by(me).select_for_update(of=("self",)).get(pk=deal_id)
        match(request, queries.part_records([_part(deal_id, person_id)])[0])
        part = actions.tell_part(deal_id=deal_id, person_id=person_id, facts=facts, by=me)
    return answered(request, queries.part_records([part])[0])


@people.post(
    "/deals/{deal_id}/people",
    "deals.change",
    answer=Deal,
    example=examples.DEAL,
    sent={"person": 7, "is_main": True},
)
def add_person_to_deal(request: HttpRequest, deal_id: AskedKey, sent: NewPart) -> HttpResponse:
    """Note that a person takes part in the client's decision."""
    me = visitor(request)
    reading.named(request, {"people": [sent.person]})
    with transaction.atomic():
        reading.locked(request, deal_id)
        actions.add_person(deal_id=deal_id, person_id=sent.person, by=me)
        if sent.is_main:
            actions.set_main_person(deal_id=deal_id, person_id=sent.person, by=me)
    return answered(request, reading.record(deal_id))


@people.delete("/deals/{deal_id}/people/{person_id}", "deals.change", answer=None, status=204)
def remove_person_from_deal(
    request: HttpRequest, deal_id: AskedKey, person_id: AskedKey
) -> HttpResponse:
    """Note that a person takes no part any more; the history remembers it."""
    reading.seen(request, deal_id)
    actions.remove_person(deal_id=deal_id, person_id=person_id, by=visitor(request))
    return HttpResponse(status=204)


@people.get("/deals/{deal_id}/lines", "deals.see", answer=Page[MapLine], example=[examples.LINE])
def list_lines_of_deal(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """List who reports to whom and who moves whose opinion in a deal."""
    return whole(queries.line_records(reading.seen(request, deal_id)))


@people.post(
    "/deals/{deal_id}/lines",
    "deals.change",
    answer=MapLine,
    status=201,
    example=examples.LINE,
    sent={"from_person": 7, "to_person": 9, "kind": "reports"},
)
def draw_line_of_deal(request: HttpRequest, deal_id: AskedKey, sent: NewLine) -> HttpResponse:
    """Draw a line between two people of a deal, or say what an existing line means."""
    ends = {"from_person_id": sent.from_person, "to_person_id": sent.to_person}
    with transaction.atomic():
        deal = reading.locked(request, deal_id)
        line = actions.tie(deal_id=deal_id, kind=sent.kind, by=visitor(request), **ends)
    told = next(one for one in queries.line_records(deal) if one["id"] == line.pk)
    return answered(request, told, status=201, at=request.path)


@people.delete(
    "/deals/{deal_id}/lines/{person_id}/{other_id}", "deals.change", answer=None, status=204
)
def take_line_of_deal(
    request: HttpRequest, deal_id: AskedKey, person_id: AskedKey, other_id: AskedKey
) -> HttpResponse:
    """Take the line from the one person to the other away; the history remembers it."""
    reading.seen(request, deal_id)
    ends = {"from_person_id": person_id, "to_person_id": other_id}
    actions.untie(deal_id=deal_id, by=visitor(request), **ends)
    return HttpResponse(status=204)


def _part(deal_id: int, person_id: int) -> DealPerson:
    part = queries.part_of(deal_id, person_id)
    if part is None:
        raise Problem("not-found", _("This person takes no part in the deal."))
    return part
