"""A file as tables: what every reader gives and every understanding takes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Unreadable(Exception):
    """The file can't be read as a table; `code` says why, `facts` what the sentence needs."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the reason in a form that can be said in any language."""
        super().__init__(code)
        self.code = code
        self.facts = facts


class Line(NamedTuple):
    """One row: its number in the file, its cells, and whether its quotes were never closed.

    In a text file the number is the line where the row begins, in a spreadsheet the row's own
    number, in a list of cards or objects its number from 1.
    """

    number: int
    cells: tuple[str, ...]
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the reading that the report should tell: a code and its facts."""

    code: str
    facts: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file: named columns, and rows that can be read again and again.

    `columns` are as written, each once ("Phone", "Phone (2)"); a column without a name is called
    by its letter ("C"). `rows()` begins anew each time, keeps little in memory, gives no blank
    rows and never fails. `header` is the row of the names, 0 if the file has none.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Line]]
    format: str = "csv"
    encoding: str = ""
    delimiter: str = ""
    header: int = 1
    notes: tuple[Note, ...] = ()
