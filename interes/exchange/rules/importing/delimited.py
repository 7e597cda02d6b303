"""Read CSV as people and programs really write it, a line at a time."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from interes.exchange.rules.importing.encodings import encoding_of
from interes.exchange.rules.importing.headers import as_sheet, is_name
from interes.exchange.rules.importing.notes import notes_of_text
from interes.exchange.rules.importing.sheets import Line, Sheet
from interes.exchange.rules.importing.sources import Source

# In the order in which they are preferred where several would do.
_DELIMITERS = (";", ",", "\t", "|", "^", "~", "¦", "§", "\x1f", "\x01", "#", ":")
_SAMPLE = 80
_LONGEST_ROW = 2000
_SHORTEST_LIMIT = 20
_LONGEST_LINE = 8 * 1024 * 1024
_MOST_CELLS = 16_384
_SAID = re.compile(r"sep=([^\r\n])(\r\n?|\n|$)", re.IGNORECASE)
_BONUS = 0.5
_TWO = 2

# The default of 128 KB per cell would cut long notes.
csv.field_size_limit(64 * 1024 * 1024)


def read_delimited(source: Source) -> Sheet:
    """Return the table in a text file, whatever its encoding and delimiter.

    Raises Unreadable if there is nothing in it.
    """
    name = encoding_of(source).name
    sample = "".join(islice(_lines(source, name), _SAMPLE + 1))
    said = _SAID.match(sample)
    delimiter = said.group(1) if said else likely_delimiter(sample)
    skip = 1 if said else 0

    def rows() -> Iterator[Line]:
        lines = _lines(source, name)
        for _ in range(skip):
            next(lines, None)
        return records(lines, delimiter, skip)

    return as_sheet(
        source.name,
        rows,
        format="csv",
        encoding=name.removesuffix("-sig"),
        delimiter=delimiter,
        notes=notes_of_text(source, name),
    )


def records(lines: Iterator[str], delimiter: str, before: int = 0) -> Iterator[Line]:
    """Give every record of the lines with its number; no line is ever left out.

    A quote that is never closed would swallow the rest of the file, and one that stands alone
    inside a cell would join two rows; such a line is cut at its delimiters instead and marked as
    broken, and reading goes on with the next line.
    """
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        first = feed.begin()
        cells = _next(reader)
        if cells is None and not feed.taken:
            return
        is_broken = cells is None or feed.ran_dry or len(cells) > _MOST_CELLS
        if cells is None or is_broken:
            cells = feed.cut(delimiter)
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
        yield Line(first + before + 1, tuple(cells[:_MOST_CELLS]), is_broken)


def likely_delimiter(text: str) -> str:
    """Return the delimiter under which the first rows agree best in their width."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(text, delimiter))


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    """Tell how well the rows agree, and that the first of them reads like names of columns."""
    found = records(iter(io.StringIO(text, newline="")), delimiter)
    rows = [row.cells for row in islice(found, _SAMPLE) if any(c.strip() for c in row.cells)]
    wide = [row for row in rows if len(row) > 1]
    if not wide:
        return 0.0, 0
    width, number = max(Counter(map(len, wide)).items(), key=lambda pair: (pair[1], pair[0]))
    head = next(row for row in wide if len(row) == width)
    named = sum(1 for cell in head if is_name(cell)) / width
    rare = 0.0 if delimiter in _DELIMITERS[:4] else 0.4
    return round(number / len(rows) + _BONUS * named - rare, 2), width


def _lines(source: Source, encoding: str) -> Iterator[str]:
    """Give the lines of the file; NUL, which no database keeps, becomes "�"."""
    with io.TextIOWrapper(source.open(), encoding, errors="replace", newline="") as text:
        while line := text.readline(_LONGEST_LINE):
            yield line.replace("\x00", "�") if "\x00" in line else line


class _Feed:
    """Gives lines to csv.reader and notices when it wants more than a row can have."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.taken: list[str] = []
        self.ahead: list[str] = []
        self.at = 0
        self.limit = _LONGEST_ROW
        self.ran_dry = False

    def begin(self) -> int:
        """Begin a row here; return how many lines were before it."""
        self.at += len(self.taken)
        self.taken = []
        self.ran_dry = False
        return self.at

    def cut(self, delimiter: str) -> list[str]:
        """Take only the first line of the row; look less far ahead the next time."""
        first, *rest = self.taken
        self.ahead += rest[::-1]
        self.taken = [first]
        self.limit = max(self.limit // 2, _SHORTEST_LIMIT)
        return [_bare(cell) for cell in first.rstrip("\r\n").split(delimiter)]

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if len(self.taken) >= self.limit:
            self.ran_dry = True
            raise StopIteration
        line = self.ahead.pop() if self.ahead else next(self.lines, "")
        if not line:
            self.ran_dry = bool(self.taken)
            raise StopIteration
        self.taken.append(line)
        return line


def _bare(cell: str) -> str:
    """Take the quotes off a cell of a line in which they were not written as they should be."""
    inside = cell.strip()
    if len(inside) < _TWO or not (inside[0] == inside[-1] == '"'):
        return cell
    return inside[1:-1].replace('""', '"')


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error:
        return None
