"""Guess what a sheet holds and what its columns say, by their names and by their values."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from interes.exchange.rules.importing import settling
from interes.exchange.rules.importing.dialects import Dialect, dialect_of, skipped_as
from interes.exchange.rules.importing.mapping import Column, Guess, Mapping
from interes.exchange.rules.importing.records import Problem
from interes.exchange.rules.importing.sampling import Sort, is_day_first, sort_of_values
from interes.exchange.rules.importing.sheets import Sheet
from interes.exchange.rules.importing.synonyms import Meaning, meaning, plain_name
from interes.exchange.rules.importing.targets import FIELDS

_SAMPLE = 200
_SURE = 0.95
_CLIENTS = frozenset({"company", "person"})
_OWN_SYSTEM = "file"
_SORTED = {
    "account": "company", "contact": "person", "opportunity": "deal", "lead": "lead",
    "task": "to_do", "event": "talk", "user": "user", "contacts": "person", "opportunities": "deal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Seen:
    """A column: its name, what the name means, and what its values are."""

    name: str
    means: Meaning | None
    sort: Sort


def guess(sheet: Sheet) -> Guess:
    """Return what the sheet seems to hold, and how sure that is."""
    rows = [line.cells for line in islice(sheet.rows(), _SAMPLE)]
    columns = [[row[i] if i < len(row) else "" for row in rows] for i in range(len(sheet.columns))]
    dialect = _dialect(sheet)
    seen = [
        _Seen(name, _meaning(name, dialect), sort_of_values(values))
        for name, values in zip(sheet.columns, columns, strict=True)
    ]
    day_first = is_day_first(columns)
    skip = _skipped(sheet)
    if skip or not rows:
        empty = tuple(Column(name) for name in sheet.columns)
        return Guess(Mapping(columns=empty, day_first=day_first), 1.0, skip or "no_rows")
    names = [_named(one) for one in seen]
    thing = dialect.thing if dialect else _sorted_as(sheet) or settling.thing_of(names)
    has_deals = thing not in _CLIENTS or settling.tells_of_deals(names)
    found = _columns(seen, thing, sheet, dialect, has_deals=has_deals)
    mapping = Mapping(
        thing=thing,
        system=_system(sheet, dialect),
        dialect=dialect.code if dialect else "",
        columns=found,
        currency=dialect.currency if dialect else "",
        day_first=day_first,
        talk=dialect.talk if dialect else "",
    )
    return _weighed(mapping, dialect)


def guess_all(sheets: Sequence[Sheet]) -> list[Guess]:
    """Return the guesses for sheets that come together and name each other by old ids.

    Files of one unknown program share one beginning of their keys.
    """
    guesses = [guess(sheet) for sheet in sheets]
    known = {g.mapping.system for g in guesses if g.mapping.dialect and not g.skip}
    unknown = [g for g in guesses if not g.mapping.dialect and not g.skip]
    if len(known) == 1 and unknown:
        shared = next(iter(known))
    elif len(unknown) > 1:
        shared = _mark(sorted(c.name for g in unknown for c in g.mapping.columns))
    else:
        return guesses
    return [
        replace(g, mapping=replace(g.mapping, system=shared)) if g in unknown else g
        for g in guesses
    ]


def _dialect(sheet: Sheet) -> Dialect | None:
    found = dialect_of(sheet.columns)
    sort = next((str(n.facts["sort"]) for n in sheet.notes if n.code == "sort"), "")
    return None if found and sort and _SORTED.get(sort.lower(), "") != found.thing else found


def _sorted_as(sheet: Sheet) -> str:
    """Return what the objects of a tree call themselves."""
    sort = next((str(n.facts["sort"]) for n in sheet.notes if n.code == "sort"), "")
    return _SORTED.get(sort.lower(), "")


def _skipped(sheet: Sheet) -> str:
    if any(note.code == "plan" for note in sheet.notes):
        return "plan"
    sort = next((str(n.facts["sort"]) for n in sheet.notes if n.code == "sort"), "")
    if sort.endswith("__c"):
        return "own_objects"
    return skipped_as(sheet.columns)


def _system(sheet: Sheet, dialect: Dialect | None) -> str:
    """Return what begins the keys; of an unknown program a mark made of its columns.

    So the number 12 of one program is never taken for the number 12 of another.
    """
    if dialect:
        return dialect.system
    if any(note.code == "sort" for note in sheet.notes):
        return "salesforce"
    return _mark(sheet.columns)


def _mark(names: Sequence[str]) -> str:
    text = "\n".join(plain_name(name) for name in names)
    return f"{_OWN_SYSTEM}-{zlib.crc32(text.encode()):08x}"


def _meaning(name: str, dialect: Dialect | None) -> Meaning | None:
    """Return what a name says, first in the way of its program."""
    target = dialect.targets.get(plain_name(name)) if dialect else None
    if target is None:
        return meaning(name)
    thing, _, field = target.partition(".")
    return Meaning(thing or "noise", field)


def _named(one: _Seen) -> Meaning | None:
    """Return what a column says by its name, or else by its values."""
    if one.means is not None:
        return one.means
    by_values = settling.BY_VALUES.get(one.sort.name)
    return Meaning(*by_values, 0.5) if by_values else None


def _columns(
    seen: Sequence[_Seen], thing: str, sheet: Sheet, dialect: Dialect | None, *, has_deals: bool
) -> tuple[Column, ...]:
    settled = settling.Settled(
        thing,
        has_names=sheet.header > 0 or sheet.format == "json",
        has_deals=has_deals,
        expects_short_name=Meaning("company", "name") in [one.means for one in seen],
    )
    return tuple(
        settled.column(one.name, one.means, one.sort, is_ours=dialect is not None) for one in seen
    )


def _weighed(mapping: Mapping, dialect: Dialect | None) -> Guess:
    """Say how sure the guess is, and what speaks against taking the sheet at all."""
    if not mapping.thing or mapping.thing not in FIELDS:
        return Guess(replace(mapping, thing=""), 0.0, "unknown")
    taken = [column for column in mapping.columns if column.target]
    if not settling.is_enough(mapping.thing, {column.target for column in taken}):
        return Guess(mapping, 0.2, "unknown")
    untaken = tuple(
        Problem("column_not_taken", {"column": c.name})
        for c in mapping.columns
        if not c.target and c.why == "unknown"
    )
    sure = sum(column.sure for column in taken) / len(taken)
    return Guess(mapping, round(max(sure, _SURE) if dialect else sure, 2), "", untaken)
