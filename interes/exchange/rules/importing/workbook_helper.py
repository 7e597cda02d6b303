"""The helper process that reads a spreadsheet and writes its rows to standard output.

`python -m … PATH names` gives the names of its sheets, `PATH rows 0` the rows of the first in
batches of (number of the row, cells as text). It ends with 3 for a locked book, 4 for a broken one.
"""

import datetime
import marshal
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

_MEMORY = 2 * 1024**3
_BATCH = 1000
_EXACT = 10**15
_MOST_CELLS = 16_384
_WIDEST_MERGE = 5_000
LOCKED = 3
BROKEN = 4

type Cells = tuple[str, ...]


def main(path: str, question: str, place: str = "0") -> int:
    """Answer one question about a book."""
    _limit_memory()
    # Loaded here and not by whoever imports this module for its functions.
    import python_calamine  # noqa: PLC0415

    try:
        book = python_calamine.load_workbook(path)
        answers = book.sheet_names if question == "names" else batches(book, int(place))
        for answer in answers:
            marshal.dump(answer, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except python_calamine.PasswordError:
        return LOCKED
    except BaseException:
        return BROKEN
    return 0


def batches(book: Any, place: int) -> Iterator[list[tuple[int, Cells]]]:
    """Give the rows of a sheet that have something in them, with their own numbers."""
    sheet = book.get_sheet_by_index(place)
    merged = dict(_merged(sheet))
    carried: dict[int, str] = {}
    batch: list[tuple[int, Cells]] = []
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = tuple([_text(value) for value in row[:_MOST_CELLS]])
        if merged or carried:
            cells = _carry(number, cells, merged, carried)
        if any(cells):
            batch.append((number, cells))
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _merged(sheet: Any) -> Iterator[tuple[tuple[int, int], int]]:
    """Give the cells that are merged downwards, with the last row of each."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if bottom > top and left == right and bottom - top <= _WIDEST_MERGE:
            yield (top + 1, left), bottom + 1


def _carry(
    number: int, cells: Cells, merged: dict[tuple[int, int], int], carried: dict[int, str]
) -> Cells:
    """Repeat the value of a cell that is merged over several rows in each of them."""
    row = list(cells)
    for column in range(len(row)):
        last = merged.get((number, column))
        if last is not None:
            merged[-last, column] = last
            carried[column] = row[column]
        elif column in carried and not row[column]:
            row[column] = carried[column]
        if (-number, column) in merged:
            carried.pop(column, None)
    return tuple(row)


def _text(value: Any) -> str:
    """Return a value as a person would type it: 4.0 as 4, a day without its midnight."""
    if value.__class__ is str:
        return str(value)
    if value.__class__ is float:
        return number_text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, datetime.timedelta):
        return str(round(value.total_seconds() / 60)) + " min"
    return str(value)


def number_text(value: float) -> str:
    """Return a number with the fifteen digits that a spreadsheet keeps, never as 7.7E+09."""
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    text = format(value, ".15g")
    return format(Decimal(text), "f") if "e" in text else text


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return


def _main(arguments: Sequence[str]) -> int:
    return main(*arguments)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
