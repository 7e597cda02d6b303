"""Rivals for programs: what is known of each, and the competition of a deal."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import Field, StringConstraints

from interes.clients import queries as clients
from interes.deals import actions, queries
from interes.deals.api import reading
from interes.deals.api.schemas import Currency, Text160
from interes.deals.queries.rivals import RivalRow
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, answered, whole
from interes.ui.api.types import Answer, AskedKey, Body, Day, Flag, Key, Long, Sum

rivals = Room("deals", "rivals")

type RivalKind = Literal["supplier", "nothing", "budget", "in_house"]
type Strength = Literal["leading", "equal", "weak"]
Name = Annotated[str, StringConstraints(pattern=r"\S", max_length=160)]
_KNOWN = ("id", *actions.RIVAL_FACTS, "is_active")

RIVAL = {
    "id": 4,
    "name": "Deltaline",
    "name_en": "",
    "kind": "supplier",
    "company": 31,
    "strengths": "Cheap terminals in stock",
    "weaknesses": "No service in the regions",
    "how_we_win": "Ask who repairs it in Tver",
    "is_active": True,
    "won": 3,
    "lost": 1,
    "share": None,
}
_SENT = {name: RIVAL[name] for name in ("name", "kind", "weaknesses")}
COMPETES = {
    "rival": 4,
    "standing": "leading",
    "amount": "1750000.00",
    "currency": "RUB",
    "terms": "Pays in three parts",
    "evidence": "Clara showed their offer",
    "since": "2026-11-20",
    "is_beaten": False,
}


class Rival(Answer):
    """Whom or what a client may choose instead of us, and how it went against them."""

    id: int
    name: str
    name_en: str
    kind: RivalKind
    company: int | None
    strengths: str
    weaknesses: str
    how_we_win: str
    is_active: bool
    won: Annotated[int, Field(description="Deals won against them.")]
    lost: Annotated[int, Field(description="Deals lost to them.")]
    share: Annotated[
        float | None, Field(description="Our share, 0 to 1; null before five deals ended.")
    ]


class NewRival(Body):
    """A rival to write down."""

    name: Name
    name_en: Text160 = ""
    kind: RivalKind = "supplier"
    company: Key | None = None
    strengths: Long = ""
    weaknesses: Long = ""
    how_we_win: Long = ""


class RivalChange(NewRival):
    """What may be changed of a rival; what is not named stays as it is."""

    name: Name = "…"
    is_active: Flag = True


class OtherName(Body):
    """The other name of the same rival, which goes."""

    other: Key


class Competes(Answer):
    """A rival in a deal."""

    rival: int
    standing: Strength | None
    amount: Sum | None
    currency: str
    terms: str
    evidence: str
    since: Day
    is_beaten: bool


class CompetesChange(Body):
    """How a rival stands in a deal; what is not named stays as it is."""

    rival: Key
    standing: Strength | None = None
    amount: Sum | None = None
    currency: Currency = "RUB"
    terms: Long = ""
    evidence: Long = ""
    since: Day | None = None


@rivals.get("/rivals", "deals.see", answer=Page[Rival], example=[RIVAL])
def list_rivals(request: HttpRequest) -> HttpResponse:
    """List whom or what we compete with, those in use first, and how it went against each."""
    del request
    return whole([_told(row) for row in queries.rival_rows()])


@rivals.post("/rivals", "rivals.change", answer=Rival, status=201, example=RIVAL, sent=_SENT)
def add_rival(request: HttpRequest, sent: NewRival) -> HttpResponse:
    """Write a rival down."""
    made = actions.add_rival(facts=_facts(request, sent.said()), by=visitor(request))
    at = f"{request.path}/{made.pk}"
    return answered(request, _rival(made.pk), status=201, at=at)


@rivals.patch(
    "/rivals/{rival_id}",
    "rivals.change",
    answer=Rival,
    example=RIVAL,
    sent={"strengths": "Cheap terminals in stock"},
)
def change_rival(request: HttpRequest, rival_id: AskedKey, sent: RivalChange) -> HttpResponse:
    """Change what is named of a rival; `is_active` takes it out of use or back."""
    _known(rival_id)
    said, me = sent.said(), visitor(request)
    if "is_active" in said:
        actions.use_rival(rival_id=rival_id, is_active=said.pop("is_active"), by=me)
    if said:
        actions.change_rival(rival_id=rival_id, facts=_facts(request, said), by=me)
    return answered(request, _rival(rival_id))


@rivals.post(
    "/rivals/{rival_id}/merge", "rivals.tidy", answer=Rival, example=RIVAL, sent={"other": 9}
)
def merge_rivals(request: HttpRequest, rival_id: AskedKey, sent: OtherName) -> HttpResponse:
    """Make one rival of two names of it: this one stays, the other one goes."""
    _known(rival_id)
    reading.one_of(queries.rivals_to_set(), "other", sent.other)
    actions.merge_rivals(kept_id=rival_id, other_id=sent.other, by=visitor(request))
    return answered(request, _rival(rival_id))


@rivals.get("/deals/{deal_id}/rivals", "deals.see", answer=Page[Competes], example=[COMPETES])
def list_rivals_of_deal(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """List whom or what a deal competes with, the strongest first."""
    return whole(queries.rival_records(reading.seen(request, deal_id)))


@rivals.post(
    "/deals/{deal_id}/rivals",
    "deals.change",
    answer=Competes,
    example=COMPETES,
    sent={"rival": 4, "standing": "leading", "amount": "1750000.00"},
)
def tell_rival_of_deal(
    request: HttpRequest, deal_id: AskedKey, sent: CompetesChange
) -> HttpResponse:
    """Say that a deal competes with a rival and how strong it is; what is not named stays."""
    deal = reading.seen(request, deal_id)
    facts = sent.said()
    rival = reading.one_of(queries.rivals_to_set(), "rival", facts.pop("rival"))
    assert rival is not None
    if "standing" in facts:
        facts["standing"] = facts["standing"] or ""
    actions.add_deal_rival(
        deal_id=deal_id, rival=rival, by=visitor(request), at=timezone.now(), facts=facts
    )
    told = next(one for one in queries.rival_records(deal) if one["rival"] == rival.pk)
    return answered(request, told)


@rivals.delete("/deals/{deal_id}/rivals/{rival_id}", "deals.change", answer=None, status=204)
def take_rival_of_deal(request: HttpRequest, deal_id: AskedKey, rival_id: AskedKey) -> HttpResponse:
    """Say that a rival does not compete any more; the history remembers it."""
    reading.seen(request, deal_id)
    actions.remove_deal_rival(deal_id=deal_id, rival_id=rival_id, by=visitor(request))
    return HttpResponse(status=204)


def _known(rival_id: int) -> None:
    if not queries.rivals_to_set().filter(pk=rival_id).exists():
        raise Problem("not-found")


def _facts(request: HttpRequest, said: dict[str, Any]) -> dict[str, Any]:
    """Return the facts with the company that is named; raises Problem."""
    if "company" in said:
        found = reading.one_of(clients.seen_by(visitor(request)), "company", said.pop("company"))
        said["company_id"] = found.pk if found else None
    return said


def _rival(rival_id: int) -> dict[str, Any]:
    return next(_told(row) for row in queries.rival_rows() if row.rival.pk == rival_id)


def _told(row: RivalRow) -> dict[str, Any]:
    known = {name.removesuffix("_id"): getattr(row.rival, name) for name in _KNOWN}
    score = row.score
    return known | {"won": score.won, "lost": score.lost, "share": score.share}
