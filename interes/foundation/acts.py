"""What makes a function an act: one transaction, and a line in the history saying who did what."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from functools import wraps

import pghistory
from django.db import transaction

type Settler = Callable[[datetime | None], None]
_settlers: list[Settler] = []
_outer: ContextVar[str] = ContextVar("outer_act", default="")


def act[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Run the function in one transaction and sign every change of it in the history.

    The signature is the act ("deals.win") and its `by` argument; the page or command around it
    adds from where. An act inside another act keeps the signature of the outer one.
    """
    name = f"{function.__module__.split('.')[1]}.{function.__name__}"

    @wraps(function)
    def signed(*args: P.args, **kwargs: P.kwargs) -> R:
        if _outer.get():
            with transaction.atomic():
                return function(*args, **kwargs)
        token = _outer.set(name)
        try:
            with transaction.atomic(), pghistory.context(act=name, **_who(kwargs.get("by"))):
                answer = function(*args, **kwargs)
                settle(_moment(kwargs.get("at")))
                return answer
        finally:
            _outer.reset(token)

    return signed


def at_the_end_of_acts(settler: Settler) -> Settler:
    """Let a function run at the end of every act, in its transaction: it sees all that was done.

    It is told the moment of the act, if the act knows it.
    """
    _settlers.append(settler)
    return settler


def settle(at: datetime | None = None) -> None:
    """Let the rooms settle what was done, in the transaction that did it."""
    for settler in _settlers:
        settler(at)


def _moment(at: object) -> datetime | None:
    return at if isinstance(at, datetime) else None


def _who(by: object) -> dict[str, object]:
    key = getattr(by, "pk", None)
    return {} if key is None else {"user": key}
