"""References for programs: what the client of a deal may hear, and what was told."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import Field

from interes.activities import actions, queries
from interes.activities.queries import Offered
from interes.deals import queries as deals
from interes.deals.models import Deal
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, answered, whole
from interes.ui.api.types import Answer, AskedKey, Body, Key, Moment

references = Room("activities", "references")

type Wording = Literal["open", "anonymous"]
MOST = 50

REFERENCE = {
    "case": 3,
    "title": "Video meetings between 12 terminals",
    "wording": "anonymous",
    "text": "For a large plant we joined 12 terminals in a month",
    "figures": "paid off in 7 months",
    "why": "Competitor of the prospect, attitude unknown: tell it without the name.",
    "named": 2,
    "is_tired": False,
    "told_at": None,
}
TOLD = {"id": 8, "case": 3, "wording": "anonymous", "by": 3, "at": "2026-11-23T12:00:00Z"}


class Reference(Answer):
    """A case in the one wording that the client of the deal may hear."""

    case: int
    title: str
    wording: Wording
    text: str
    figures: str
    why: Annotated[str, Field(description="A sentence in the language asked for.")]
    named: Annotated[int, Field(description="How often the client of the case was named lately.")]
    is_tired: bool
    told_at: Moment | None


class Telling(Body):
    """Which case was told, and in which words."""

    case: Key
    wording: Wording


class Told(Answer):
    """A reference that was told."""

    id: int
    case: int
    wording: Wording
    by: int | None
    at: Moment


@references.get(
    "/deals/{deal_id}/references", "activities.see", answer=Page[Reference], example=[REFERENCE]
)
def list_references(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """List the cases the client of a deal may hear of, each in its only wording."""
    found = queries.references_offered(_deal(request, deal_id), timezone.now(), MOST)
    return whole([_told(one) for one in found])


@references.post(
    "/deals/{deal_id}/references",
    "activities.log",
    answer=Told,
    status=201,
    example=TOLD,
    sent={"case": 3, "wording": "anonymous"},
)
def tell_reference(request: HttpRequest, deal_id: AskedKey, sent: Telling) -> HttpResponse:
    """Note that a case was told; words that the client may not hear are refused."""
    _deal(request, deal_id)
    told = actions.tell_reference(
        deal_id=deal_id,
        case_id=sent.case,
        wording=sent.wording,
        by=visitor(request),
        at=timezone.now(),
    )
    (record,) = queries.telling_records([told])
    return answered(request, record, status=201, at=request.path)


def _deal(request: HttpRequest, deal_id: int) -> Deal:
    seen = deals.seen_by(visitor(request)).select_related("company")
    found = seen.filter(pk=deal_id).first()
    if found is None:
        raise Problem("not-found")
    return found


def _told(one: Offered) -> dict[str, object]:
    told = one.reference
    return {
        "case": told.case_id,
        "title": told.title,
        "wording": told.wording,
        "text": told.text,
        "figures": told.figures,
        "why": one.why,
        "named": one.named,
        "is_tired": one.is_tired,
        "told_at": one.told_at,
    }
