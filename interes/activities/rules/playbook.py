"""What to do about a contact who breaks promises (M5.7): first a talk, then the superior."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Move(StrEnum):
    """The two steps of the playbook, in their order."""

    CONTACT = "contact"
    SUPERIOR = "superior"


@dataclass(frozen=True, slots=True)
class Word:
    """One promise of a contact that came to its term: when that was, and whether it was broken."""

    at: datetime
    is_broken: bool


@dataclass(frozen=True, slots=True)
class Norm:
    """So many broken promises of the last so many are a habit."""

    broken: int = 2
    of_last: int = 5


@dataclass(frozen=True, slots=True)
class Taken:
    """A step of the playbook that was planned already; `done_at` is None while it stands ahead."""

    move: Move
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do now: `move` is None if nothing; `is_planned` tells that it stands ahead already.

    `broken` of `of` promises are why.
    """

    move: Move | None
    broken: int
    of: int
    is_planned: bool = False


def advice(words: Sequence[Word], taken: Sequence[Taken], norm: Norm) -> Advice:
    """Return what the playbook says of a contact.

    The first step is a talk with the contact. After it only a new breach counts, and calls for the
    superior. What is planned is not proposed again.
    """
    last = sorted(words, key=lambda word: word.at, reverse=True)[: norm.of_last]
    broken = sum(word.is_broken for word in last)
    ahead = next((one.move for one in taken if one.done_at is None), None)
    if ahead is not None:
        return Advice(ahead, broken, len(last), is_planned=True)
    return Advice(_move(last, broken, taken, norm), broken, len(last))


def _move(last: Sequence[Word], broken: int, taken: Sequence[Taken], norm: Norm) -> Move | None:
    done = [one.done_at for one in taken if one.done_at is not None]
    if done:
        again = any(word.is_broken and word.at > max(done) for word in last)
        return Move.SUPERIOR if again else None
    return Move.CONTACT if broken >= norm.broken else None
