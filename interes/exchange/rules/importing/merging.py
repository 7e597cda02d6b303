"""Bring a record up to date without touching what people changed since the last import."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

type Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Merge:
    """Which fields to write, and which stay as a person left them against the file."""

    write: frozenset[str]
    kept: frozenset[str]


def news(said: Texts, written: Texts, *, followers: Collection[str] = ()) -> frozenset[str]:
    """Return the fields in which the file says something else than it did the last time.

    Followers, such as a remark made of the other fields, are news only together with others.
    """
    found = frozenset(f for f, text in said.items() if text != written.get(f))
    return found if found - frozenset(followers) else frozenset()


def merge(said: Texts, written: Texts, now: Texts, fields: Collection[str]) -> Merge:
    """Decide about the fields with news: ours to write only if they stand as we wrote them.

    What was never written by an import is written only where there is nothing yet.
    """
    differing = {f for f in fields if said[f] != now[f]}
    ours = {f for f in differing if now[f] == written.get(f, "")}
    return Merge(frozenset(ours), frozenset(differing - ours))


def as_text(value: object) -> str:
    """Return a value as it is compared and kept: one text for equal values."""
    match value:
        case None:
            return ""
        case Decimal():
            return format(value.normalize(), "f")
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)
