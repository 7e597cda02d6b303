"""Columns that are called like fields the company added."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from interes.clients import queries as clients
from interes.clients.models import CustomField
from interes.exchange.rules.importing.mapping import Column, Guess

NOUNS = frozenset({"company", "person", "deal"})
# A record can't be made or found again without these, unless another column says the same.
WITHOUT_WHICH_NOTHING = (".name", ".title", ".id")


def with_added(guess: Guess) -> Guess:
    """Return the guess with the columns that bear the name of an added field.

    A row of clients may tell of their people and deals too: the fields of those are known as well.
    """
    mapping = guess.mapping
    if guess.skip or mapping.thing not in NOUNS:
        return guess
    told = {column.target.partition(".")[0] for column in mapping.columns} & NOUNS
    nouns = (mapping.thing, *sorted(told - {mapping.thing}))
    fields = {column.name: _field(nouns, column.name) for column in mapping.columns}
    others = Counter(column.target for column in mapping.columns if not fields[column.name])
    columns = tuple(_named(column, fields[column.name], others) for column in mapping.columns)
    return replace(guess, mapping=replace(mapping, columns=columns))


def _field(nouns: Iterable[str], name: str) -> CustomField | None:
    found = (clients.custom_field(noun, name) for noun in nouns)
    return next((field for field in found if field), None)


def _named(column: Column, field: CustomField | None, others: Counter[str]) -> Column:
    is_needed = column.target.endswith(WITHOUT_WHICH_NOTHING) and not others[column.target]
    if field is None or is_needed:
        return column
    return replace(column, target=f"{field.noun}.{field.control}", sure=1.0, why="name")
