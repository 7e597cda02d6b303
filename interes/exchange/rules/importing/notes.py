"""What is worth knowing of how a file was read: nothing is replaced or left out in silence."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO

from interes.exchange.rules.importing.encodings import damaged_lines, is_encoded_twice
from interes.exchange.rules.importing.sheets import Line, Note
from interes.exchange.rules.importing.sources import Source

_SHOWN = 10
_LONGEST = 120
_PIECE = 1024 * 1024
_WRONG = re.compile(
    rb'<c r="([A-Z]+\d+)"(?:[^>]*t="e"|[^>]*>\s*<f[^>]*>[^<]*</f>\s*(?:<v\s*/>|<v></v>)?\s*</c>)'
)
_HIDDEN = re.compile(rb'<row [^>]*hidden="(?:1|true)"')
_SHEET = re.compile(rb"<sheet [^>]*?/?>")
_TARGET = re.compile(rb"<Relationship [^>]*?/?>")
_UNREADABLE = (
    zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError,
)  # fmt: skip


def notes_of_text(source: Source, encoding: str) -> tuple[Note, ...]:
    """Say in which lines bytes mean nothing in the encoding."""
    number, lines = damaged_lines(source, encoding)
    facts: dict[str, str | int] = {"encoding": encoding.removesuffix("-sig"), "lines": lines}
    damaged = (Note("damaged", {**facts, "number": number}),) if number else ()
    return (*damaged, *([Note("twice")] if is_encoded_twice(source, encoding) else ()))


def notes_of_titles(above: Sequence[Line], header: int) -> tuple[Note, ...]:
    """Say what stands above the names of the columns: it is no row, and is not taken."""
    texts = [" ".join(filter(None, map(str.strip, line.cells))) for line in above]
    told = " / ".join(text for text in texts if text)
    shown = told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"
    return (Note("above", {"header": header, "text": shown}),) if told else ()


def notes_of_workbook(source: Source) -> list[tuple[Note, ...]]:
    """Say of every sheet of an XLSX which cells hold errors of formulas and how many rows hide."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as book:
            return [
                (*_notes_of(book, member), *([Note("hidden_sheet")] if is_hidden else ()))
                for member, is_hidden in _members(book)
            ]
    except _UNREADABLE:
        return []


def _members(book: zipfile.ZipFile) -> Iterator[tuple[str, bool]]:
    """Give the files of the sheets in the order of the book, and whether it hides them."""
    links = _TARGET.findall(book.read("xl/_rels/workbook.xml.rels"))
    targets = {_said(link, b"Id"): _said(link, b"Target") for link in links}
    for sheet in _SHEET.findall(book.read("xl/workbook.xml")):
        target = targets.get(_said(sheet, b"r:id"), "")
        is_hidden = _said(sheet, b"state") in {"hidden", "veryHidden"}
        yield target.removeprefix("/") if target.startswith("/") else f"xl/{target}", is_hidden


def _said(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb'="([^"]*)"', tag)
    return found.group(1).decode("utf-8", "replace") if found else ""


def _notes_of(book: zipfile.ZipFile, member: str) -> tuple[Note, ...]:
    places: list[str] = []
    number = hidden = 0
    with book.open(member) as part:
        for piece in _pieces(part):
            found = [m.group(1).decode() for m in _WRONG.finditer(piece)]
            number += len(found)
            places += found[: _SHOWN + 1 - len(places)] if len(places) <= _SHOWN else []
            hidden += len(_HIDDEN.findall(piece))
    shown = ", ".join(places[:_SHOWN]) + (" …" if number > _SHOWN else "")
    errors = (Note("error_cells", {"number": number, "places": shown}),) if number else ()
    return (*errors, *([Note("hidden_rows", {"number": hidden})] if hidden else ()))


def _pieces(part: IO[bytes]) -> Iterator[bytes]:
    """Give the text in pieces that never cut a cell or the beginning of a row."""
    rest = b""
    while piece := part.read(_PIECE):
        piece = rest + piece
        cut = max(piece.rfind(b"<c "), piece.rfind(b"<row "))
        rest = piece[cut:] if 0 < len(piece) - cut < _PIECE and cut > 0 else b""
        yield piece[: len(piece) - len(rest)]
    yield rest
