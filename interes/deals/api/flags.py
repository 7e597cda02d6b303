"""The flags of deals for programs: answered, and set (M11.2)."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from interes.deals import actions, queries
from interes.deals.api import examples, reading, schemas
from interes.deals.api.flag_schemas import FlagAnswered, FlagNorms, FlagNormsChange
from interes.team.queries import visitor
from interes.ui.api import Room, answered
from interes.ui.api.types import AskedKey

flags = Room("deals", "flags of deals")

_NORMS = {
    "silent_days": 14,
    "new_days": 90,
    "sum_days": 30,
    "go_on_days": 30,
    "known_chance": 0.35,
    "sum_chance": 0.5,
    "off": ["no_coach"],
}


@flags.post(
    "/deals/{deal_id}/flags/answer",
    "deals.change",
    answer=schemas.Deal,
    example=examples.DEAL,
    sent={"flag": "dragging", "text": "A pilot on one floor by the end of the month"},
)
def answer_flag(request: HttpRequest, deal_id: AskedKey, sent: FlagAnswered) -> HttpResponse:
    """Say what changes, so that a flag of an open deal is silent for a time."""
    with transaction.atomic():
        reading.locked(request, deal_id)
        actions.answer_flag(
            deal_id=deal_id, by=visitor(request), at=timezone.now(), **sent.model_dump()
        )
    return answered(request, reading.record(deal_id))


@flags.get("/flag-norms", "deals.see", answer=FlagNorms, example=_NORMS)
def read_flag_norms(request: HttpRequest) -> HttpResponse:
    """Read when the flags of deals are raised, and which are not used."""
    return answered(request, _norms())


@flags.patch(
    "/flag-norms", "settings.change", answer=FlagNorms, example=_NORMS, sent={"silent_days": 21}
)
def change_flag_norms(request: HttpRequest, sent: FlagNormsChange) -> HttpResponse:
    """Change what is named of the norms."""
    actions.set_flag_norms(facts=sent.said(), by=visitor(request))
    return answered(request, _norms())


def _norms() -> dict[str, Any]:
    known = asdict(queries.flag_norms())
    return known | {"off": sorted(known["off"])}
