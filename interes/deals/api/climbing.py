"""Forgotten deals for programs: how high one has climbed, and how fast they climb here (M4.7)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import BaseModel, Field

from interes.deals import actions, queries
from interes.deals.api import reading
from interes.deals.models import ClimbNorm as Norm
from interes.team.queries import visitor
from interes.ui.api import Room, answered
from interes.ui.api.types import Answer, AskedKey, Moment, SmallCount

climbing = Room("deals", "forgotten deals")

NORM = {"hours": 9, "takers": "climbed"}
CLIMB = {
    "level": 1,
    "late_at": "2026-11-20T16:00:00+03:00",
    "head_at": "2026-11-23T16:00:00+03:00",
    "free_at": "2026-11-24T16:00:00+03:00",
    "may_take": False,
    "jumps": [{"level": 1, "at": "2026-11-23T16:00:00+03:00", "to": "Boris Orlov"}],
}


class Jump(Answer):
    """A jump that happened: 1 to the head, 2 to any colleague."""

    level: int
    at: Moment
    to: str


class Climb(Answer):
    """How an open deal stands to being forgotten."""

    level: int = Field(description="0 the owner's, 1 the head knows, 2 any colleague may take it.")
    late_at: Moment
    head_at: Moment
    free_at: Moment
    may_take: bool = Field(description="Whether the person of the token may take it now.")
    jumps: list[Jump]


class ClimbNorm(Answer):
    """After how many working hours a forgotten deal climbs, and who may take others' deals."""

    hours: int
    takers: str


class ClimbNormChange(BaseModel):
    """What is to be set; what is not named stays."""

    hours: SmallCount | None = None
    takers: str | None = Field(None, description="climbed or anyone", max_length=20)


@climbing.get("/deals/{deal_id}/climb", "deals.see", answer=Climb, example=CLIMB)
def read_climb(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Read to whom an open deal has climbed, when it goes on, and whether it can be taken."""
    deal, now = reading.seen(request, deal_id), timezone.localtime()
    state = queries.climb_state(deal, now)
    if state is None:
        raise actions.AlreadyClosed(_("This deal is closed already. Reopen it to go on working."))
    told = {name: getattr(state.climb, name) for name in ("late_at", "head_at", "free_at")}
    jumps = [{"level": one.level, "at": one.at, "to": one.to} for one in state.jumps]
    may_take = state.may_be_taken(deal, visitor(request))
    return answered(
        request, {"level": int(state.level), **told, "may_take": may_take, "jumps": jumps}
    )


@climbing.get("/climb-norm", "deals.see", answer=ClimbNorm, example=NORM)
def read_climb_norm(request: HttpRequest) -> HttpResponse:
    """Read how fast forgotten deals climb here."""
    return answered(request, _told(queries.climb_norm()))


@climbing.patch("/climb-norm", "settings.change", answer=ClimbNorm, example=NORM, sent={"hours": 4})
def change_climb_norm(request: HttpRequest, sent: ClimbNormChange) -> HttpResponse:
    """Set how fast forgotten deals climb here, and who may take them."""
    said = _told(queries.climb_norm()) | sent.model_dump(exclude_none=True)
    return answered(request, _told(actions.set_climb_norm(by=visitor(request), **said)))


def _told(norm: Norm) -> dict[str, Any]:
    return {"hours": norm.hours, "takers": str(norm.takers)}
