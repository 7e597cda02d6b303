"""When a forgotten deal climbs: its owner, the head, then whoever will work it (M4.7)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum

from interes.foundation.working_time import WorkingTime


class Level(IntEnum):
    """Who is to do something about a late step."""

    OWNER = 0
    HEAD = 1
    COLLEAGUE = 2


@dataclass(frozen=True, slots=True)
class Climb:
    """Since when a step is late, when the head learns of it, when a colleague may take the deal."""

    late_at: datetime
    head_at: datetime
    free_at: datetime

    def level(self, now: datetime) -> Level:
        """Return how high it has climbed by now; while nothing is done it never falls."""
        if now < self.head_at:
            return Level.OWNER
        return Level.HEAD if now < self.free_at else Level.COLLEAGUE

    def at(self, level: Level) -> datetime:
        """Return when it comes to this level."""
        return (self.late_at, self.head_at, self.free_at)[level]


def climbing(due_at: datetime, *, has_time: bool, norm_hours: int, clock: WorkingTime) -> Climb:
    """Return when a planned step climbs if nobody does or moves it.

    It is late after its time, or after its day by the clock of the client. From then on working
    hours are counted: after the norm it climbs to the head, after twice the norm to everyone.
    """
    late_at = due_at if has_time else _after(due_at.astimezone(clock.zone).date(), clock)
    return Climb(
        late_at, clock.add_hours(late_at, norm_hours), clock.add_hours(late_at, 2 * norm_hours)
    )


def _after(day: date, clock: WorkingTime) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(0), clock.zone)


def may_take(level: Level, *, anytime: bool, anyone: bool, owner_left: bool) -> bool:
    """Tell whether somebody may take the deal of another.

    `anytime`: a head or an administrator; `anyone`: the company lets everyone take any deal. Nobody
    waits for an owner who does not work here any more.
    """
    return anytime or anyone or owner_left or level is Level.COLLEAGUE
