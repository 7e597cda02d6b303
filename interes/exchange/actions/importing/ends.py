"""How every row of a chunk ended; kept as rows of their own, and added up in the file."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from interes.exchange.actions.importing.writing import copy_new
from interes.exchange.models import ImportFile, ImportRow
from interes.exchange.rules.importing.records import Problem

type End = Literal["made", "changed", "same", "skipped", "refused"]
NOTES = 200
# Told once for the whole file; the row itself is as it should be.
QUIET = frozenset({"respelt"})


@dataclass(slots=True)
class Ending:
    """What one row became."""

    line: int
    cells: tuple[str, ...]
    how: End = "same"
    code: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    records: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Ends:
    """The rows of one chunk by their lines, and what was decided along the way."""

    rows: dict[int, Ending] = field(default_factory=dict)
    notes: Counter[tuple[str, str]] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)

    def begin(self, line: int, cells: tuple[str, ...]) -> None:
        """Open the account of a row."""
        self.rows[line] = Ending(line, cells)

    def object_to(self, line: int, how: End, problem: Problem) -> None:
        """Keep why a row was not taken as it stands."""
        row = self.rows.get(line)
        if row is not None:
            row.how, row.code, row.facts = how, problem.code, dict(problem.facts)

    def remark(self, line: int, problem: Problem) -> None:
        """Keep the first thing worth saying of a row that was taken."""
        row = self.rows.get(line)
        if row is not None and not row.code and problem.code not in QUIET:
            row.code, row.facts = problem.code, dict(problem.facts)

    def record(self, line: int, kept: dict[str, Any], *, is_main: bool) -> None:
        """Keep what became of one of the records of a row; the main one comes first."""
        row = self.rows.get(line)
        if row is None:
            return
        row.records.insert(0 if is_main else len(row.records), kept)
        if is_main:
            row.how = kept["how"] if row.how == "same" or kept["how"] == "made" else row.how
        elif row.how == "same" and kept["how"] in {"made", "changed"}:
            row.how = "changed"

    def was_written(self, line: int, key: str, before: Mapping[str, Any]) -> None:
        """Remember what stood in the books of a known record, for an undo."""
        row = self.rows.get(line)
        for kept in row.records if row else ():
            if kept["key"] == key and kept["how"] != "made":
                kept["was"] = {**before, **kept.get("was", {})}

    def note(self, code: str, about: str = "", *, times: int = 1) -> None:
        """Keep a decision that the report should tell of."""
        if times:
            self.notes[code, about] += times

    def keep(self, file: ImportFile) -> None:
        """Write the rows, in one breath with what they made."""
        copy_new(ImportRow, [_as_row(file.pk, row) for row in self.rows.values()])

    def add_up(self, file: ImportFile) -> None:
        """Add the rows up in the file, and let the next chunk begin after them."""
        for how, number in Counter(row.how for row in self.rows.values()).items():
            setattr(file, how, getattr(file, how) + number)
        file.position += len(self.rows)
        file.save(update_fields=["made", "changed", "same", "skipped", "refused", "position"])


def added(kept: Iterable[Mapping[str, Any]], fresh: Counter[tuple[str, str]]) -> list[Any]:
    """Return the notes of a run with those of one more chunk."""
    notes = Counter({(note["code"], note["about"]): note["times"] for note in kept})
    for mark, times in fresh.items():
        if mark in notes or len(notes) < NOTES:
            notes[mark] += times
        else:
            notes[mark[0], "…"] += times
    return [
        {"code": code, "about": about, "times": times} for (code, about), times in notes.items()
    ]


def _as_row(file_id: int, row: Ending) -> dict[str, Any]:
    return {
        "file_id": file_id,
        "line": row.line,
        "how": row.how,
        "code": row.code,
        "facts": dict(row.facts),
        "cells": list(row.cells) if row.code else None,
        "records": row.records,
    }
