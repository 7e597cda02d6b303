"""Columns that are called like fields the company added."""

from dataclasses import replace

from interes.clients import queries as clients
from interes.exchange.rules.importing.mapping import Column, Guess

NOUNS = frozenset({"company", "person", "deal"})
# A record can't be made or found again without these.
WITHOUT_WHICH_NOTHING = (".name", ".title", ".id")


def with_added(guess: Guess) -> Guess:
    """Return the guess with the columns that bear the name of an added field."""
    mapping = guess.mapping
    if guess.skip or mapping.thing not in NOUNS:
        return guess
    columns = tuple(_named(mapping.thing, column) for column in mapping.columns)
    return replace(guess, mapping=replace(mapping, columns=columns))


def _named(noun: str, column: Column) -> Column:
    field = clients.custom_field(noun, column.name)
    if field is None or column.target.endswith(WITHOUT_WHICH_NOTHING):
        return column
    return replace(column, target=f"{noun}.{field.control}", sure=1.0, why="name")
