"""Tables as CSV that Excel opens right by a double click, in Russian and in English."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from interes.exchange.rules.exporting.cells import Column, Value, guarded
from interes.foundation.values import Money

PIECE = 64 * 1024


def csv_lines(
    columns: Sequence[Column], rows: Iterable[Sequence[Value]], language: str
) -> Iterator[bytes]:
    """Yield the file in pieces: a heading, then the rows, as they come.

    UTF-8 with a mark, by which Excel knows it; Russian readers get semicolons and decimal commas.
    """
    is_russian = language == "ru"
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if is_russian else ",")
    text.write("\ufeff")
    writer.writerow([guarded(column.label) for column in columns])
    for row in rows:
        writer.writerow([written(value, is_russian=is_russian) for value in row])
        if text.tell() > PIECE:
            yield _taken(text)
    yield _taken(text)


def written(value: Value, *, is_russian: bool) -> str:
    """Write one value as a person of this language would type it into a spreadsheet."""
    match value:
        case None:
            return ""
        case str():
            return guarded(value)
        case Money():
            return _number(value.amount, is_russian=is_russian)
        case datetime():
            return value.strftime("%d.%m.%Y %H:%M" if is_russian else "%Y-%m-%d %H:%M")
        case date():
            return value.strftime("%d.%m.%Y" if is_russian else "%Y-%m-%d")
        case _:
            return _number(value, is_russian=is_russian)


def _number(value: float | Decimal, *, is_russian: bool) -> str:
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text.replace(".", ",") if is_russian else text


def _taken(text: io.StringIO) -> bytes:
    piece = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return piece
