"""The agenda of a meeting as people write it: a line for each point, with its minutes."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_POINT = 480
_MINUTES_FIRST = re.compile(r"^(\d{1,3})\s*(?:мин\w*|min\w*)?[.,:]?\s+(?=\D)", re.IGNORECASE)
_MINUTES_LAST = re.compile(r"[\s,;:–—-]+(\d{1,3})\s*(?:мин\w*|min\w*)?\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One point of an agenda; `begins_at` is known if every point before it has its minutes."""

    text: str
    minutes: int | None = None
    begins_at: datetime | None = None


def read_agenda(text: str, begins_at: datetime | None = None) -> list[AgendaLine]:
    """Return the points of an agenda, each with its time if the meeting has one."""
    lines: list[AgendaLine] = []
    at = begins_at
    for said in text.splitlines():
        point, minutes = _point(said.strip())
        if not point:
            continue
        lines.append(AgendaLine(point, minutes, at))
        at = at + timedelta(minutes=minutes) if at and minutes else None
    return lines


def minutes_of(lines: list[AgendaLine]) -> int:
    """Return how long all that takes together."""
    return sum(line.minutes or 0 for line in lines)


def _point(said: str) -> tuple[str, int | None]:
    for pattern in (_MINUTES_FIRST, _MINUTES_LAST):
        found = pattern.search(said)
        if found and 0 < int(found[1]) <= LONGEST_POINT:
            return pattern.sub("", said).strip(), int(found[1])
    return said, None
