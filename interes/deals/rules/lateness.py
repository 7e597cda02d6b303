"""How late a planned step is, and how long a deal stands in a stage."""

from datetime import date, datetime
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


def days_in_stage(since: date, today: date) -> int:
    """Return how many days ago the deal came into its stage; never negative."""
    return max((today - since).days, 0)
