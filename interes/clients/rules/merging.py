"""Which of several values a merge takes unless somebody chooses another one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

# Chosen instead of a record: take what all of them say, one after another.
BOTH = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What one record says, and when it was changed last."""

    record_id: int
    value: Any
    changed_at: datetime


def is_empty(value: Any) -> bool:
    """Tell whether nothing is said; zero is something."""
    return value is None or value in ("", [], {})


def usual_choice(told: Sequence[Told], *, rank: Sequence[Any] = ()) -> int:
    """Return the record whose value is taken; the first one if none says anything.

    Filled goes before empty, higher in `rank` before lower, ordinary letters before the same in
    capitals, longer before what it holds, and otherwise what was changed last.
    """
    filled = _calm([one for one in told if not is_empty(one.value)])
    if not filled:
        return told[0].record_id
    if rank:
        return min(filled, key=lambda one: _place(one.value, rank)).record_id
    return _fullest(filled).record_id


def _calm(filled: Sequence[Told]) -> list[Told]:
    """Leave out what is all in capitals if another one says the same in ordinary letters."""
    said = {str(one.value).casefold() for one in filled if not str(one.value).isupper()}
    return [
        one
        for one in filled
        if not (str(one.value).isupper() and str(one.value).casefold() in said)
    ]


def _place(value: Any, rank: Sequence[Any]) -> int:
    return rank.index(value) if value in rank else len(rank)


def _fullest(filled: Sequence[Told]) -> Told:
    best = filled[0]
    for one in filled[1:]:
        if _holds(one.value, best.value) or (
            not _holds(best.value, one.value) and one.changed_at > best.changed_at
        ):
            best = one
    return best


def _holds(value: Any, other: Any) -> bool:
    """Tell whether a text holds all of another one, or is the same."""
    if not isinstance(value, str) or not isinstance(other, str):
        return bool(value == other)
    return other.casefold() in value.casefold() and len(value) > len(other)


def joined(texts: Sequence[str]) -> str:
    """Return all texts one after another; what stands in one of the others is said once."""
    kept: list[str] = []
    for text in sorted((t.strip() for t in texts), key=len, reverse=True):
        if text and not any(text in other for other in kept):
            kept.append(text)
    ordered = [text for text in dict.fromkeys(t.strip() for t in texts) if text in kept]
    return "\n\n".join(ordered)


def all_tags(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return the tags of all records, each once."""
    return list(dict.fromkeys(tag for tags in lists for tag in tags))
