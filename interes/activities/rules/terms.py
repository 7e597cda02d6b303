"""By when a promise is to be kept, and how it ended (M6.2)."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from interes.foundation.working_time import WorkingTime

SHORTEST = timedelta(minutes=1)


class Ending(StrEnum):
    """How a promise stands: open, or ended in one of four ways."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    DROPPED = "dropped"


def term(promised_at: datetime, hours: float, clock: WorkingTime) -> datetime:
    """Return by when a promise is to be kept: so many working hours of whoever keeps it.

    Nobody promises a second: the begun minute counts as over.
    """
    whole = promised_at.replace(second=0, microsecond=0)
    begun = whole if whole == promised_at else whole + SHORTEST
    return clock.add_hours(begun, hours)


def end_of(day: date, clock: WorkingTime) -> datetime:
    """Return what "by this day" means: the close of working time, by that clock."""
    return datetime.combine(day, clock.closes, clock.zone)


def ended(due_at: datetime, kept_at: datetime, *, was_late_before: bool) -> Ending:
    """Return how a promise ends that is kept at this moment.

    More time that was asked for before the term passed moves the term; asked for after it, it
    does not make the word good again.
    """
    return Ending.LATE if was_late_before or kept_at > due_at else Ending.KEPT
