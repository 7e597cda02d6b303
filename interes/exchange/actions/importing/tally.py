"""Count what every row of every file became; the database refuses a sum that is not the rows'."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from interes.exchange.models import ImportFile, ImportRun
from interes.exchange.rules.importing.kinds import Kind
from interes.exchange.rules.importing.records import Origin
from interes.exchange.rules.importing.tables import Table

type End = Literal["made", "changed", "same", "skipped", "refused"]


@dataclass(slots=True)
class FileTally:
    """One file, and the end of each of its rows by line."""

    table: Table
    kind: Kind
    cells: dict[int, tuple[str, ...]] = field(init=False)
    ends: dict[int, End] = field(default_factory=dict)
    problems: list[dict[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the cells of a line at once."""
        self.cells = {row.line: row.cells for row in self.table.rows}


@dataclass(slots=True)
class Tally:
    """All files of a run, and what was decided along the way."""

    files: list[FileTally] = field(default_factory=list)
    totals: dict[str, object] = field(default_factory=dict)
    notes: Counter[tuple[str, str]] = field(default_factory=Counter)

    def end(self, origin: Origin | None, how: End) -> None:
        """Keep how the row ended; records that stood in no row have no origin."""
        if origin is not None:
            self.files[origin.file].ends[origin.line] = how

    def object_to(self, origin: Origin | None, how: End, code: str, **facts: object) -> None:
        """Keep why a row was not taken as it stands, with its cells to mend it."""
        if origin is None:
            return
        self.end(origin, how)
        file = self.files[origin.file]
        cells = file.cells[origin.line]
        file.problems.append(
            {"line": origin.line, "code": code, "facts": facts, "how": how, "cells": cells}
        )

    def note(self, code: str, about: str = "", *, times: int = 1) -> None:
        """Keep a decision that the report should tell of."""
        if times:
            self.notes[code, about] += times

    def keep(self, run: ImportRun) -> None:
        """Write the books of the run."""
        run.totals = self.totals
        run.notes = [
            {"code": code, "about": about, "times": times}
            for (code, about), times in self.notes.items()
        ]
        run.save(update_fields=["totals", "notes"])
        ImportFile.objects.bulk_create(_files(run, self.files))


def _files(run: ImportRun, files: list[FileTally]) -> Iterable[ImportFile]:
    for order, file in enumerate(files):
        yield ImportFile(
            run=run,
            order=order,
            name=file.table.name,
            kind=file.kind.code,
            encoding=file.table.encoding,
            columns=file.table.columns,
            rows=len(file.table.rows),
            position=len(file.table.rows),
            is_done=True,
            problems=sorted(file.problems, key=_line),
            **{str(how): number for how, number in Counter(file.ends.values()).items()},
        )


def _line(problem: dict[str, object]) -> int:
    return int(str(problem["line"]))
