"""Which reader reads which file: told by its content, never by its name.

A new format is one function in a file of its own and one line here.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from interes.exchange.rules.importing.archives import files_in, kind_of_zip
from interes.exchange.rules.importing.cards import read_cards
from interes.exchange.rules.importing.delimited import read_delimited
from interes.exchange.rules.importing.encodings import encoding_of, is_text
from interes.exchange.rules.importing.html_tables import read_html
from interes.exchange.rules.importing.objects import read_objects
from interes.exchange.rules.importing.sheets import Sheet, Unreadable
from interes.exchange.rules.importing.sources import Source, on_disk
from interes.exchange.rules.importing.workbooks import read_workbook

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BINARY = (
    b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"RIFF",
)  # fmt: skip
_CARDS = re.compile(r"^\s*BEGIN:VCARD\b", re.IGNORECASE | re.MULTILINE)
_TABLES = re.compile(
    r"^\s*(<\?[^>]*>\s*|<!--.*?-->\s*)*"
    r"<(!doctype\s+html|html|table|head|body|meta|(ss:)?workbook)\b",
    re.IGNORECASE | re.DOTALL,
)
_PROBLEMS = (OSError, EOFError, BadZipFile, zlib.error, NotImplementedError, RuntimeError)


def open_sheets(path: Path, name: str = "") -> list[Sheet]:
    """Return the sheets of a file, of a zip of files, or of a folder; raises Unreadable.

    `name` is what its owner called it, if it lies under another name.
    """
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        return [s for p in found for s in sheets_of(on_disk(p, str(p.relative_to(path))))]
    return sheets_of(on_disk(path, name))


def sheets_of(source: Source) -> list[Sheet]:
    """Return the sheets of a file, wherever its bytes are; raises Unreadable."""
    try:
        return list(_sheets(source))
    except _PROBLEMS as problem:
        raise Unreadable("broken", file=source.name) from problem


def _sheets(source: Source) -> Iterator[Sheet]:
    head = source.head
    if head.startswith(_ZIP):
        yield from _of_zip(source)
    elif head.startswith(_OLE):
        if _LOCKED in head:
            raise Unreadable("encrypted", file=source.name)
        yield from read_workbook(source)
    elif head.startswith(_BINARY) or not is_text(head):
        raise Unreadable("not_text", file=source.name)
    else:
        yield from _of_text(source, head)


def _of_zip(source: Source) -> Iterator[Sheet]:
    if kind_of_zip(source) == "workbook":
        yield from read_workbook(source)
        return
    for member in files_in(source):
        if member.head.startswith(_ZIP) and kind_of_zip(member) == "zip":
            raise Unreadable("zip_in_zip", file=member.name)
        yield from _sheets(member)


def _of_text(source: Source, head: bytes) -> Iterator[Sheet]:
    text = head.decode(encoding_of(source).name, "replace").lstrip("\ufeff")
    if _CARDS.search(text):
        yield read_cards(source)
    elif text.lstrip()[:1] in {"{", "["} and _opens_json(text.lstrip()):
        yield from read_objects(source)
    elif _TABLES.match(text):
        yield read_html(source)
    elif text.lstrip().startswith(("<?xml", "<rss", "<feed")):
        raise Unreadable("not_a_table", file=source.name)
    else:
        yield read_delimited(source)


def _opens_json(text: str) -> bool:
    return bool(re.match(r"[\[{]\s*([\"{\[}\]]|\d|$)", text)) and '"' in text
