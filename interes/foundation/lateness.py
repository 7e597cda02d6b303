"""How a planned action stands to the clock. Pure: no Django here."""

from datetime import datetime
from enum import StrEnum


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
