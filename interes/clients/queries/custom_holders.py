"""Whose records carry added fields: rooms above tell of theirs, so that one page edits all."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from interes.clients.models import Company, Person
from interes.clients.queries.calling import companies_called, people_called
from interes.clients.queries.picking import chosen_company, chosen_person
from interes.clients.queries.seen_by import people_seen_by, seen_by
from interes.team.models import User


@dataclass(frozen=True, slots=True)
class Holder:
    """Which records of a noun a person sees, their page, and what it takes to change them.

    `chosen` returns the record that a picker names (user, what was sent, the name of the field),
    `options` is the address of what the picker offers, and `called` returns the records that each
    of many texts fits.
    """

    model: type[Model]
    seen_by: Callable[[User], QuerySet[Any]]
    page: str
    verb: str
    chosen: Callable[[User, Mapping[str, str], str], Any]
    options: str
    called: Callable[[Collection[str]], Mapping[str, set[int]]]


_holders = {
    "company": Holder(
        Company,
        seen_by,
        "clients:company",
        "clients.change",
        chosen_company,
        "clients:company_options",
        companies_called,
    ),
    "person": Holder(
        Person,
        people_seen_by,
        "clients:person",
        "clients.change",
        chosen_person,
        "clients:person_options",
        people_called,
    ),
}


def add_holder(noun: str, holder: Holder) -> None:
    """Let the records of a room above carry added fields."""
    _holders[noun] = holder


def holder_of(noun: str) -> Holder | None:
    """Return who holds the records of this noun, or None if there are no such ones."""
    return _holders.get(noun)
