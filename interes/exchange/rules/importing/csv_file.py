"""Read CSV as people and programs really write it."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from interes.exchange.rules.importing.tables import Row, Table, Unreadable
from interes.exchange.rules.importing.text import decode

_DELIMITERS = ",;\t|"
_SAMPLE = 50
_LONGEST_ROW = 2000
_SHORTEST_LIMIT = 20

# The default of 128 KB per cell would cut long notes.
csv.field_size_limit(64 * 1024 * 1024)


def read_csv(name: str, data: bytes) -> Table:
    """Return the table in the file, whatever its encoding and delimiter.

    Raises Unreadable if there is not even a row of column names.
    """
    text, encoding = decode(data)
    said, text, first_line = _said_delimiter(text)
    rows = (row for row in records(text, said or likely_delimiter(text)) if not row.is_blank)
    head = next(rows, None)
    if head is None or not any(c.isalnum() for cell in head.cells for c in cell):
        raise Unreadable("empty", file=name)
    return Table(name, _names(head), tuple(_shifted(row, first_line) for row in rows), encoding)


def records(text: str, delimiter: str) -> Iterator[Row]:
    """Give every record of the text with its lines; no line is ever left out.

    A quote that is never closed would swallow the rest of the file; such a line is cut at its
    delimiters instead and marked as broken, and reading goes on with the next line.
    """
    feed = _Feed(list(StringIO(text, newline="")))
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        first = feed.begin()
        cells = _next(reader)
        if cells is None and not feed.took_any:
            return
        is_broken = cells is None or feed.ran_dry
        if cells is None or is_broken:
            cells = feed.cut(first, delimiter)
            reader = csv.reader(feed, delimiter=delimiter)
        yield Row(first + 1, feed.at, tuple(cells), is_broken)


def likely_delimiter(text: str) -> str:
    """Return the delimiter under which the first rows agree best in their width."""

    def fits(delimiter: str) -> tuple[bool, float, int]:
        sample = islice(records(text, delimiter), _SAMPLE)
        widths = [len(row.cells) for row in sample if not row.is_blank]
        head = widths[0] if widths else 0
        return head > 1, widths.count(head) / max(len(widths), 1), head

    return max(_DELIMITERS, key=fits)


class _Feed:
    """Gives lines to csv.reader and notices when it wants more than a row can have."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.limit = _LONGEST_ROW
        self.begin()

    def begin(self) -> int:
        self.start, self.ran_dry = self.at, False
        return self.at

    @property
    def took_any(self) -> bool:
        return self.at > self.start

    def cut(self, line: int, delimiter: str) -> list[str]:
        """Go back to the line after this one; look less far ahead the next time."""
        self.at = line + 1
        self.limit = max(self.limit // 2, _SHORTEST_LIMIT)
        return self.lines[line].rstrip("\r\n").split(delimiter)

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines) or self.at - self.start >= self.limit:
            self.ran_dry = self.took_any
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error:
        return None


def _said_delimiter(text: str) -> tuple[str, str, int]:
    """Take off the line "sep=;" that Excel understands."""
    said = re.match(r"sep=([,;\t|])\r?\n", text, re.IGNORECASE)
    return (said.group(1), text[said.end() :], 1) if said else ("", text, 0)


def _shifted(row: Row, lines: int) -> Row:
    if not lines:
        return row
    return Row(row.line + lines, row.last_line + lines, row.cells, row.is_broken)


def _names(head: Row) -> tuple[str, ...]:
    """Name every column once, in small letters: a second "Phone" becomes "phone (2)"."""
    names: list[str] = []
    for cell in head.cells:
        name = base = " ".join(cell.split()).lower() or "?"
        number = 1
        while name in names:
            number += 1
            name = f"{base} ({number})"
        names.append(name)
    return tuple(names)
