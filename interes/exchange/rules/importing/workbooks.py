"""Read spreadsheets (XLSX, XLS, XLSB, ODS) in a process of their own.

A few bytes can make any reader of spreadsheets ask for all the memory there is, and then it dies
with the process it lives in. So the file is read by a helper process that may take so much memory
and no more; what arrives here are rows of plain text on the disk, read again a thousand at a time.
"""

import marshal
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from interes.exchange.rules.importing.headers import as_sheet
from interes.exchange.rules.importing.notes import notes_of_workbook
from interes.exchange.rules.importing.sheets import Line, Sheet, Unreadable
from interes.exchange.rules.importing.sources import Source

_HELPER = "interes.exchange.rules.importing.workbook_helper"
_REFUSALS = {3: "encrypted", 4: "broken_workbook"}


def read_workbook(source: Source) -> Iterator[Sheet]:
    """Give every sheet of the book that has something in it; raises Unreadable."""
    notes = notes_of_workbook(source)
    names = [str(name) for name in _loaded(_answer(source, "names"))]
    found = 0
    for place, name in enumerate(names):
        told = notes[place] if place < len(notes) else ()
        title = source.name if len(names) == 1 else f"{source.name} › {name}"
        answer = _answer(source, "rows", str(place))
        try:
            yield as_sheet(title, _rows_of(answer), format="workbook", notes=told)
        except Unreadable as reason:
            if reason.code != "empty":
                raise
            continue
        found += 1
    if not found:
        raise Unreadable("empty", file=source.name)


def _rows_of(answer: IO[bytes]) -> Callable[[], Iterator[Line]]:
    """Return a function that gives the rows; it keeps the answer on the disk while it lives."""

    def rows() -> Iterator[Line]:
        for batch in _loaded(answer):
            for number, cells in batch:
                yield Line(number, cells)

    return rows


def _answer(source: Source, *question: str) -> IO[bytes]:
    """Return what the helper process wrote; raises Unreadable if it could not."""
    answer = tempfile.NamedTemporaryFile(prefix="interes-sheet-")  # noqa: SIM115 - outlives this
    with _path(source) as path:
        command = [sys.executable, "-m", _HELPER, str(path), *question]
        code = subprocess.run(
            command, stdout=answer, stderr=subprocess.DEVNULL, cwd=_root(), check=False
        ).returncode
    if code:
        answer.close()
        raise Unreadable(_REFUSALS.get(code, "too_big_workbook"), file=source.name)
    return answer


def _loaded(answer: IO[bytes]) -> Iterator[Any]:
    with Path(answer.name).open("rb") as stream:
        while True:
            try:
                yield marshal.load(stream)
            except EOFError:
                return


@contextmanager
def _path(source: Source) -> Iterator[Path]:
    """Lay the file on the disk for as long as it is read, if it is not there already."""
    if source.path:
        yield source.path.resolve()
        return
    with tempfile.NamedTemporaryFile(suffix=".book") as copy, source.open() as stream:
        shutil.copyfileobj(stream, copy)
        copy.flush()
        yield Path(copy.name)


def _root() -> Path:
    return Path(__file__).resolve().parents[4]
