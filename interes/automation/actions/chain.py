"""Which chain of rules is at work: what is announced meanwhile belongs to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True, slots=True)
class Going:
    """The number of the occasion with which the chain began, and how deep it is."""

    root: int
    depth: int


_going: ContextVar[Going | None] = ContextVar("chain of rules", default=None)


def now_going() -> Going | None:
    """Return the chain at work; nothing if a person or the clock acts."""
    return _going.get()


@contextmanager
def going(root: int, depth: int) -> Iterator[None]:
    """Let everything that is announced inside belong to this chain.

    Triggers that announce something read it too, until the end of the transaction.
    """
    with connection.cursor() as cursor:
        told = f"{root}:{depth}"
        cursor.execute("SELECT set_config('interes.rule_chain', %s, true)", [told])
    token = _going.set(Going(root, depth))
    try:
        yield
    finally:
        _going.reset(token)
