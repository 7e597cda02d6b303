"""In whose name something is done when no person does it: by which rule of the company."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_rule: ContextVar[str] = ContextVar("by_rule", default="")


@contextmanager
def by_rule(name: str) -> Iterator[None]:
    """Let everything that is done inside say that this rule has done it."""
    token = _rule.set(name)
    try:
        yield
    finally:
        _rule.reset(token)


def signature() -> dict[str, str]:
    """Return the facts that say which rule is at work; nothing if a person is."""
    name = _rule.get()
    return {"rule": name} if name else {}
