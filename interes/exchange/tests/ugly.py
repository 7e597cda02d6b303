"""Ugly files as programs and people really make them, written by the tests themselves."""

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import xlsxwriter

from interes.clients.rules import check_inn, check_kpp, check_ogrn, person_names, split_legal_form
from interes.exchange.rules.importing.context import Context, Laws
from interes.exchange.rules.importing.guessing import guess
from interes.exchange.rules.importing.mapping import Mapping
from interes.exchange.rules.importing.reading import sheets_of
from interes.exchange.rules.importing.records import Understood
from interes.exchange.rules.importing.sheets import Line, Sheet
from interes.exchange.rules.importing.sources import in_memory
from interes.exchange.rules.importing.understanding import understander

DATA = Path(__file__).resolve().parents[3].parent / "shared/data"
ZONE = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 23, 12, tzinfo=ZONE)
LAWS = Laws(split_legal_form, person_names, check_inn, check_kpp, check_ogrn)
CONTEXT = Context(NOW, ZONE, laws=LAWS)

HEADER = ("Название", "ИНН", "Телефон", "Город")
ROWS = (
    ("ООО «Ромашка»", "7707083893", "+7 495 123-45-67", "Москва"),
    ("АО «Ёлка»", "7728168971", "8 (4822) 12-34-56", "Тверь"),
)


def text_of(rows, delimiter: str = ";", **style) -> str:
    """Write rows as CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, **style).writerows(rows)
    return text.getvalue()


def sheet_of(data: bytes | str, encoding: str = "utf-8") -> Sheet:
    """Read the only sheet of some bytes or text."""
    return sheets(data, encoding)[0]


def sheets(data: bytes | str, encoding: str = "utf-8") -> list[Sheet]:
    """Read all sheets of some bytes or text, under a name that tells nothing."""
    return sheets_of(in_memory("file", data if isinstance(data, bytes) else data.encode(encoding)))


def cells_of(data: bytes | str, encoding: str = "utf-8") -> list[tuple[str, ...]]:
    """Read the cells of the only sheet."""
    return [line.cells for line in sheet_of(data, encoding).rows()]


def workbook(*tables, name: str = "Лист", **options) -> bytes:
    """Write tables as the sheets of an XLSX workbook, each cell as its type says."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, options) as book:
        styles = {
            datetime: book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
            date: book.add_format({"num_format": "dd.mm.yyyy"}),
        }
        for number, rows in enumerate(tables, 1):
            page = book.add_worksheet(f"{name} {number}")
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    page.write(place, column, cell, *filter(None, [styles.get(type(cell))]))
    return data.getvalue()


def packed(**files: bytes) -> bytes:
    """Pack files into a zip."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def said(columns, *rows, mapping: Mapping | None = None) -> list[Understood]:
    """Understand rows under columns by what is guessed of them."""
    sheet = Sheet("file", tuple(columns), lambda: iter(numbered(rows)))
    understand = understander(mapping or guess(sheet).mapping, CONTEXT)
    return [understand(line) for line in sheet.rows()]


def first(columns, row):
    """Understand one row, and return its first record."""
    return said(columns, row)[0].records[0]


def numbered(rows) -> list[Line]:
    """Give rows their numbers below a header."""
    return [Line(number, tuple(row)) for number, row in enumerate(rows, 2)]


def targets_of(columns, *rows) -> dict[str, str]:
    """Guess what columns say."""
    sheet = Sheet("file", tuple(columns), lambda: iter(numbered(rows or [("x",) * len(columns)])))
    return {column.name: column.target for column in guess(sheet).mapping.columns}


def understood(sheet: Sheet) -> list[Understood]:
    """Understand all rows of a sheet."""
    understand = understander(guess(sheet).mapping, CONTEXT)
    return [understand(line) for line in sheet.rows()]
