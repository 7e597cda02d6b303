"""How high a forgotten deal has climbed, when it goes on, and who may take it (M4.7)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext_lazy as _

from interes.deals.models import ClimbNorm, Deal, DealClimb
from interes.deals.queries.clocks import WORKING_TIME, clock_of, clock_told
from interes.deals.rules import Climb, Level, climbing, may_take
from interes.foundation.filters import Related
from interes.foundation.remembering import remembered
from interes.foundation.working_time import WorkingTime
from interes.team.models import User
from interes.team.queries import may

# A deal, seen from a jump of its next step: only jumps for the day that stands there now count.
_NOW = DealClimb.objects.filter(
    step=OuterRef("next_step_id"), due_at=OuterRef("next_step__due_at")
).order_by("level")
# The present level of a deal, asked for together with it.
CLIMBED = Coalesce(
    Subquery(_NOW.order_by("-level").values("level")[:1]),
    Value(0),
    output_field=IntegerField(),
)
# All that the page of a deal tells of it, asked for together with the deal.
CLIMB = JSONObject(
    jumps=ArraySubquery(_NOW.values(told=JSONObject(level="level", at="at", to="to__name"))),
    norm=Subquery(
        ClimbNorm.objects.filter(is_only=True).values(
            told=JSONObject(hours="hours", takers="takers")
        )
    ),
    time=WORKING_TIME,
)


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump that happened: how high, when, and who was told."""

    level: int
    at: datetime
    to: str


@dataclass(frozen=True, slots=True)
class ClimbState:
    """How an open deal stands to being forgotten."""

    climb: Climb
    level: Level
    jumps: list[Jump] = field(default_factory=list)
    anyone_may_take: bool = False

    def is_late(self, now: datetime) -> bool:
        """Tell whether the time of the next step is over."""
        return self.climb.late_at <= now

    def may_be_taken(self, deal: Deal, user: User) -> bool:
        """Tell whether this person may take the deal of another now."""
        return may_take(
            self.level,
            anytime=may(user, "deals.take_anytime"),
            anyone=self.anyone_may_take,
            owner_left=not deal.owner.is_active,
        )


def climb_norm() -> ClimbNorm:
    """Return how fast deals climb in this company, and who may take them."""
    return remembered("climb norm", lambda: ClimbNorm.objects.first() or ClimbNorm())


def climb_state(deal: Deal, now: datetime) -> ClimbState | None:
    """Return how a deal stands, asking for what is needed; a closed one can't be forgotten."""
    norm = climb_norm()
    return _state(deal, now, norm, clock_of(deal.company), _jumps_of(deal))


def climb_state_in(deal: Deal, told: Mapping[str, Any], now: datetime) -> ClimbState | None:
    """Return the same of what CLIMB brought with the deal."""
    norm = ClimbNorm(**(told["norm"] or {}))
    known = [
        Jump(one["level"], datetime.fromisoformat(one["at"]), one["to"] or "")
        for one in told["jumps"]
    ]
    return _state(deal, now, norm, clock_told(deal.company, told["time"]), known)


def _jumps_of(deal: Deal) -> list[Jump]:
    if deal.next_step is None:
        return []
    rows = DealClimb.objects.filter(step=deal.next_step_id, due_at=deal.next_step.due_at)
    return [Jump(*row) for row in rows.order_by("level").values_list("level", "at", F("to__name"))]


def _state(
    deal: Deal, now: datetime, norm: ClimbNorm, clock: WorkingTime, known: list[Jump]
) -> ClimbState | None:
    step = deal.next_step
    if step is None:
        return None
    hours = deal.stage.climb_hours or norm.hours
    climb = climbing(step.due_at, has_time=step.has_time, norm_hours=hours, clock=clock)
    # What has climbed does not fall because a norm was set anew.
    level = Level(max(climb.level(now), *(jump.level for jump in known), 0))
    return ClimbState(climb, level, known, norm.takers == ClimbNorm.Takers.ANYONE)


def to_climb(now: datetime) -> Iterator[int]:
    """Yield the open deals that are higher by the rule than they have climbed so far."""
    late = Deal.objects.filter(state="open", removed_at=None)
    # However short the norm, it is an hour.
    late = late.filter(next_step__due_at__lt=now - timedelta(hours=1))
    late = late.annotate(known=CLIMBED).filter(known__lt=Level.COLLEAGUE)
    found = late.select_related("stage", "company", "next_step").order_by("next_step__due_at", "pk")
    norm = climb_norm()
    for deal in found.iterator(chunk_size=1000):
        state = _state(deal, now, norm, clock_of(deal.company), [])
        if state is not None and state.level > deal.known:
            yield deal.pk


def climbed(wanted: str, user: User) -> Q:
    """Match deals that have climbed: `me` to this person, `head` at all, `free` to everyone."""
    match wanted:
        case "me":
            return Q(state="open") & Q(Exists(_NOW.filter(to=user)))
        case "head":
            return Q(state="open") & Q(Exists(_NOW))
        case "free":
            left = Q(owner__is_active=False)
            free = left | Q(Exists(_NOW.filter(level=Level.COLLEAGUE)))
            return Q(state="open") & free & ~Q(owner=user)
    return Q()


def _current(**facts: int) -> QuerySet[DealClimb]:
    """Return the jumps of a deal that count now, as a filter asks about them."""
    now = {"step": F("deal__next_step"), "due_at": F("deal__next_step__due_at")}
    return DealClimb.objects.filter(deal=OuterRef("pk"), deal__state="open", **now, **facts)


CLIMB_RELATED = (
    Related(name="climbs", label=_("Forgotten: climbed to the head"), rows=_current, moment="at"),
    Related(
        name="free",
        label=_("Forgotten: free to take"),
        rows=lambda: _current(level=Level.COLLEAGUE),
        moment="at",
    ),
)
