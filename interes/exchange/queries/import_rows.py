"""What every row of a file became, a page at a time by the last line seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from interes.exchange.models import ImportRow
from interes.exchange.queries import import_wording as wording

MANY = "+"


@dataclass(frozen=True, slots=True)
class RecordFate:
    """One record of a row: made, joined with ours (and why), changed field by field.

    `changes` are (field as the attributes call it, old, new); `maybe` are ours that look alike.
    """

    thing: str
    id: int
    name: str
    how: str
    joined: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    maybe: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RowFate:
    """One row: its line, how it ended, why (if it was not taken as it stands), its records."""

    line: int
    how: str
    code: str
    why: str
    cells: tuple[str, ...] = ()
    records: tuple[RecordFate, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Fates:
    """One page of rows, and the line after which the next one begins (0 if there is none)."""

    rows: list[RowFate]
    forward: int = 0


def rows_of(
    file_id: int, *, how: str = "", only_problems: bool = False, after: int = 0, size: int = 50
) -> Fates:
    """Return rows in the order of the file; `how` narrows to made, changed, … or refused."""
    rows = ImportRow.objects.filter(file=file_id, line__gt=after)
    if how:
        rows = rows.filter(how=how)
    if only_problems:
        rows = rows.exclude(code="")
    found = list(rows.order_by("line")[: size + 1])
    forward = found[size - 1].line if len(found) > size else 0
    return Fates([_fate(row) for row in found[:size]], forward)


def _fate(row: ImportRow) -> RowFate:
    return RowFate(
        line=row.line,
        how=row.how,
        code=row.code,
        why=wording.row_problem(row.code, row.facts) if row.code else "",
        cells=tuple(row.cells or ()),
        records=tuple(_record(kept) for kept in row.records),
    )


def _record(kept: Mapping[str, Any]) -> RecordFate:
    changes = kept.get("changes", {})
    return RecordFate(
        thing=kept["thing"],
        id=kept["id"],
        name=kept["name"],
        how=kept["how"],
        joined=kept.get("joined", ""),
        changes=tuple((name, old, new) for name, (old, new) in changes.items()),
        maybe=tuple(kept.get("maybe", ())),
    )
