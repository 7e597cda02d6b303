"""Answers that stay the same while one page is made, so that they are asked for once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_memory: ContextVar[dict[str, Any] | None] = ContextVar("memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Remember the answers of what runs inside: a request, or one run of a job."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered[T](key: str, ask: Callable[[], T]) -> T:
    """Return the answer of the first time it was asked; with no memory around, ask each time."""
    memory = _memory.get()
    if memory is None:
        return ask()
    if key not in memory:
        memory[key] = ask()
    answer: T = memory[key]
    return answer


def forget(key: str) -> None:
    """Ask anew next time, because an act has changed the answer."""
    memory = _memory.get()
    if memory is not None:
        memory.pop(key, None)
