"""Read spreadsheets (XLSX, XLS, XLSB, ODS) in a process of their own.

A few bytes can make any reader of spreadsheets ask for all the memory there is, and then it dies
with the process it lives in. So the file is read by a helper process that may take so much memory
and no more; what arrives here are rows of plain text, a thousand at a time.
"""

import marshal
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from interes.exchange.rules.importing.headers import as_sheet
from interes.exchange.rules.importing.sheets import Line, Note, Sheet, Unreadable
from interes.exchange.rules.importing.sources import Source

_HELPER = "interes.exchange.rules.importing.workbook_helper"
_REFUSALS = {3: "encrypted", 4: "broken_workbook"}
_ERROR = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*t="e"')
_SHOWN = 10
_PIECE = 1024 * 1024


def read_workbook(source: Source) -> Iterator[Sheet]:
    """Give every sheet of the book that has something in it; raises Unreadable."""
    notes = _error_cells(source)
    names = [str(name) for name in _answers(source, "names")]
    found = 0
    for place, name in enumerate(names):
        title = source.name if len(names) == 1 else f"{source.name} › {name}"
        try:
            sheet = _sheet(source, place, title, () if found else notes)
        except Unreadable as reason:
            if reason.code != "empty":
                raise
            continue
        found += 1
        yield sheet
    if not found:
        raise Unreadable("empty", file=source.name)


def _sheet(source: Source, place: int, title: str, notes: tuple[Note, ...]) -> Sheet:
    def rows() -> Iterator[Line]:
        for batch in _answers(source, "rows", str(place)):
            yield from (Line(number, cells) for number, cells in batch)

    return as_sheet(title, rows, format="workbook", notes=notes)


def _answers(source: Source, *question: str) -> Iterator[Any]:
    """Give what the helper process answers; raises Unreadable if it could not."""
    with _path(source) as path:
        command = [sys.executable, "-m", _HELPER, str(path), *question]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_root()
        )
        try:
            yield from _unpacked(process.stdout)
            code = process.wait()
        finally:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
    if code:
        raise Unreadable(_REFUSALS.get(code, "too_big_workbook"), file=source.name)


def _unpacked(stream: IO[bytes] | None) -> Iterator[Any]:
    while stream:
        try:
            yield marshal.load(stream)
        except (EOFError, ValueError, TypeError):
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


def _error_cells(source: Source) -> tuple[Note, ...]:
    """Say which cells hold the error of a formula instead of a value."""
    places: list[str] = []
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as book:
            for member in book.namelist():
                if member.startswith("xl/worksheets/sheet"):
                    with book.open(member) as part:
                        places += _errors(part)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return ()
    if not places:
        return ()
    shown = ", ".join(places[:_SHOWN]) + (" …" if len(places) > _SHOWN else "")
    return (Note("error_cells", {"number": len(places), "places": shown}),)


def _errors(part: IO[bytes]) -> Iterator[str]:
    rest = b""
    while piece := part.read(_PIECE):
        piece = rest + piece
        cut = max(piece.rfind(b"<c "), 0)
        yield from (m.group(1).decode() for m in _ERROR.finditer(piece, 0, cut))
        rest = piece[cut:] if len(piece) - cut < _PIECE else b""
    yield from (m.group(1).decode() for m in _ERROR.finditer(rest))
