"""Tables as XLSX: dates are dates, numbers are numbers, and no text is ever a formula."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from interes.exchange.rules.exporting.cells import Column, Look, Value
from interes.foundation.values import Money

# One row of a sheet is the heading.
MOST_ROWS = 1_048_575
MOST_TEXT = 32_767
NARROW, WIDE = 8, 60
LOOKED_AT = 200
# Excel knows no day before this one; an older day stays text.
FIRST_DAY = date(1900, 3, 1)
FORMATS = {
    Look.MONEY: "#,##0.00",
    Look.DATE: "dd.mm.yyyy",
    Look.MOMENT: "dd.mm.yyyy hh:mm",
    Look.NUMBER: "General",
}
SIGNS = {"RUB": "₽", "USD": "$", "EUR": "€", "KZT": "₸", "BYN": "Br", "CNY": "¥"}
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": True,
}


def write_xlsx(
    path: Path, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> int:
    """Write a workbook row by row, in memory that does not grow; return the number of rows.

    More rows than a sheet can hold go on in the next sheet.
    """
    book = Workbook(str(path), OPTIONS | {"tmpdir": str(path.parent)})
    book.set_properties({"title": title})
    left, total, number = iter(rows), 0, 0
    while True:
        number += 1
        filled = _fill(_Sheet(book, _name_of(title, number)), columns, islice(left, MOST_ROWS))
        total += filled
        more = next(left, None) if filled == MOST_ROWS else None
        if more is None:
            break
        left = chain([more], left)
    book.close()
    return total


class _Sheet:
    """One sheet of the book, and the formats of its cells, made when they are first met."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.book = book
        self.page: Worksheet = book.add_worksheet(name)
        self.heading: Format = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self._formats: dict[str, Format] = {}

    def format(self, pattern: str) -> Format:
        """Return the format of this pattern."""
        if pattern not in self._formats:
            self._formats[pattern] = self.book.add_format({"num_format": pattern, "valign": "top"})
        return self._formats[pattern]


def _fill(sheet: _Sheet, columns: Sequence[Column], rows: Iterator[Sequence[Value]]) -> int:
    first = list(islice(rows, LOOKED_AT))
    for place, column in enumerate(columns):
        sheet.page.set_column(place, place, _width(column, place, first))
    for place, column in enumerate(columns):
        sheet.page.write_string(0, place, column.label, sheet.heading)
    sheet.page.freeze_panes(1, 0)
    line = 0
    for line, row in enumerate(chain(first, rows), start=1):
        for place, value in enumerate(row):
            _write(sheet, line, place, value, columns[place].look)
    if columns:
        sheet.page.autofilter(0, 0, line, len(columns) - 1)
    return line


def _write(sheet: _Sheet, line: int, place: int, value: Value, look: Look) -> None:
    put: Any
    match value:
        case None | "":
            return
        case str():
            put = partial(sheet.page.write_string, string=value[:MOST_TEXT])
            pattern = "@"
        case Money():
            put = partial(sheet.page.write_number, number=value.amount)
            pattern = f'#,##0.00 "{SIGNS.get(value.currency, value.currency)}"'
        case date():
            _write_day(sheet, line, place, value)
            return
        case int() | float() | Decimal():
            put = partial(sheet.page.write_number, number=value)
            pattern = FORMATS.get(look, "General")
    put(line, place, cell_format=sheet.format(pattern))


def _write_day(sheet: _Sheet, line: int, place: int, value: date) -> None:
    if (value.date() if isinstance(value, datetime) else value) < FIRST_DAY:
        sheet.page.write_string(line, place, value.strftime("%d.%m.%Y"))
        return
    is_moment = isinstance(value, datetime)
    plain = value.replace(tzinfo=None) if isinstance(value, datetime) else value
    pattern = FORMATS[Look.MOMENT if is_moment else Look.DATE]
    sheet.page.write_datetime(line, place, plain, sheet.format(pattern))


def _width(column: Column, place: int, rows: Sequence[Sequence[Value]]) -> int:
    """Return a width in letters by the heading and the first rows."""
    longest = max((_length(row[place]) for row in rows), default=0)
    return min(max(len(column.label) + 3, longest + 2, NARROW), WIDE)


def _length(value: Value) -> int:
    match value:
        case None:
            return 0
        case datetime():
            return 16
        case Money():
            return len(f"{value.amount:,.2f}") + 2
        case str():
            return max((len(line) for line in value.splitlines()), default=0)
        case _:
            return len(str(value))


def _name_of(title: str, number: int) -> str:
    """Return a name that Excel takes: up to 31 letters, without these signs."""
    plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in title).strip(" '")
    suffix = "" if number == 1 else f" {number}"
    return f"{plain[: 31 - len(suffix)] or '1'}{suffix}"
