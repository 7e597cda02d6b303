"""Programs whose exports we know: how they are told, and what is peculiar to them.

A new program is one entry in `programs.toml`; most need none, their columns are in `synonyms.toml`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from interes.exchange.rules.importing.synonyms import plain_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One sort of file of one program: the columns it must have, and what they say.

    `targets` are for columns that the synonyms would read otherwise. `strict` files are so well
    known that a value which can't be read refuses its row. `stages` are their only stages, with
    their places. Records of files `by_name` have no old ids and go by their names alone.
    """

    code: str
    system: str
    thing: str
    needs: frozenset[str]
    targets: Mapping[str, str] = field(default_factory=dict)
    talk: str = ""
    currency: str = ""
    by_name: bool = False
    strict: bool = False
    stages: Mapping[str, int] = field(default_factory=dict)
    revenue_in: int = 1
    respelt: Mapping[str, str] = field(default_factory=dict)


def dialect_of(columns: Iterable[str]) -> Dialect | None:
    """Return the sort of file that needs these columns, the one that needs most."""
    names = {plain_name(column) for column in columns}
    fitting = [dialect for dialect in _dialects() if dialect.needs <= names]
    return max(fitting, key=lambda dialect: len(dialect.needs), default=None)


def skipped_as(columns: Iterable[str]) -> str:
    """Return why a sheet with these columns is not taken over, "" if it may be."""
    names = {plain_name(column) for column in columns}
    return next((s["code"] for s in _programs()["skipped"] if set(s["needs"]) <= names), "")


def own_stages(code: str) -> Mapping[str, int]:
    """Return the stages of a program that are known with their places."""
    known = by_code(code)
    return known.stages if known else {}


@cache
def by_code(code: str) -> Dialect | None:
    """Return the dialect that a mapping was guessed from."""
    return next((dialect for dialect in _dialects() if dialect.code == code), None)


@cache
def _dialects() -> tuple[Dialect, ...]:
    return tuple(
        Dialect(**{**entry, "needs": frozenset(entry["needs"])}) for entry in _programs()["program"]
    )


@cache
def _programs() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("programs.toml").read_text("utf-8")
    return tomllib.loads(text)
