"""In what order a seller's day goes (screens: Today)."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from interes.foundation.lateness import Lateness, lateness


class Group(StrEnum):
    """The parts of the day, in their order."""

    PROMISED = "promised"
    CLIMBED = "climbed"
    LATE = "late"
    TODAY = "today"
    BACK = "back"
    NEXT = "next"


_GROUPS = {
    Lateness.LATE: Group.LATE,
    Lateness.TODAY: Group.TODAY,
    Lateness.LATER: Group.NEXT,
}


class Timed(Protocol):
    """A line of the day."""

    @property
    def group(self) -> Group:
        """Return the part of the day it belongs to."""

    @property
    def due_at(self) -> datetime:
        """Return when it is due, in the zone of the reader."""

    @property
    def has_time(self) -> bool:
        """Tell whether the hour was agreed."""


def group_of(due_at: datetime, *, has_time: bool, now: datetime) -> Group:
    """Return the part of the day: late after its hour if it has one, else after its day."""
    return _GROUPS[lateness(due_at, has_time=has_time, now=now)]


def group_of_promise(due_at: datetime, *, now: datetime) -> Group:
    """Return the part of the day of a promise: one due by tonight comes before everything."""
    return Group.PROMISED if due_at.date() <= now.date() else Group.NEXT


def in_order[L: Timed](lines: Iterable[L]) -> list[L]:
    """Put lines in the order they are to be done.

    What was agreed for an hour comes before what may be done at any time of its day: a client is
    waiting for the former.
    """
    places = {group: place for place, group in enumerate(Group)}

    def place(line: L) -> tuple[int, date, bool, datetime]:
        return places[line.group], line.due_at.date(), not line.has_time, line.due_at

    return sorted(lines, key=place)
