"""How a planned action stands to the clock. Pure: no Django here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

A_DAY_IN_MINUTES = 24 * 60


class Lateness(StrEnum):
    """How a step stands to the clock."""

    LATE = "late"
    TODAY = "today"
    LATER = "later"


def lateness(due_at: datetime, *, has_time: bool, now: datetime) -> Lateness:
    """Tell whether a step is late: after its time if it has one, else after its day.

    All times are in the zone of the reader.
    """
    if due_at.date() < now.date() or (has_time and due_at < now):
        return Lateness.LATE
    return Lateness.TODAY if due_at.date() == now.date() else Lateness.LATER


@dataclass(frozen=True, slots=True)
class Timer:
    """How long there is yet, or since when it is late: in the largest unit that says enough."""

    is_late: bool
    number: int
    unit: str


def timer(due_at: datetime, now: datetime) -> Timer:
    """Return what stands beside a promise: minutes within two hours, hours within two days."""
    left = due_at - now
    is_late = left < timedelta(0)
    minutes = int(abs(left).total_seconds() // 60)
    if minutes < 2 * 60:
        return Timer(is_late, minutes, "minutes")
    if minutes < 2 * A_DAY_IN_MINUTES:
        return Timer(is_late, minutes // 60, "hours")
    return Timer(is_late, minutes // A_DAY_IN_MINUTES, "days")
