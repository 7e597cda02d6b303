"""Whose records carry added fields: rooms above tell of theirs, so that one page edits all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from interes.clients.queries.seen_by import people_seen_by, seen_by
from interes.team.models import User


@dataclass(frozen=True, slots=True)
class Holder:
    """Which records of a noun a person sees, their page, and what it takes to change them."""

    seen_by: Callable[[User], QuerySet[Any]]
    page: str
    verb: str


_holders = {
    "company": Holder(seen_by, "clients:company", "clients.change"),
    "person": Holder(people_seen_by, "clients:person", "clients.change"),
}


def add_holder(noun: str, holder: Holder) -> None:
    """Let the records of a room above carry added fields."""
    _holders[noun] = holder


def holder_of(noun: str) -> Holder | None:
    """Return who holds the records of this noun, or None if there are no such ones."""
    return _holders.get(noun)
