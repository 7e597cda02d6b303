"""When a person of a deal was talked to last: told by the room that keeps the talks, above us."""

from collections.abc import Callable

from django.db.models import DateTimeField, Value
from django.db.models.expressions import Combinable

type LastTalk = Callable[[], Combinable]

_told: list[LastTalk] = []


def tell_last_talk(ask: LastTalk) -> None:
    """Let a room above say when a person of a deal (`DealPerson` as the outer row) was talked to.

    `ask` returns an expression, so that it costs no question of its own.
    """
    _told.append(ask)


def last_talk() -> Combinable:
    """Return the moment of the last talk with a person of a deal, or null."""
    for ask in _told:
        return ask()
    return Value(None, output_field=DateTimeField())
