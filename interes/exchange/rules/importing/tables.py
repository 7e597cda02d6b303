"""A file as a table: what every reader gives and every kind of file takes."""

from collections.abc import Mapping
from dataclasses import dataclass


class Unreadable(Exception):
    """The file can't be read as a table; `code` says why, `facts` what the sentence needs."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the reason in a form that can be said in any language."""
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the line it begins at; broken if its quotes were never closed."""

    line: int
    last_line: int
    cells: tuple[str, ...]
    is_broken: bool = False

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing in it."""
        return not any(cell.strip() for cell in self.cells)

    def by_name(self, columns: tuple[str, ...]) -> Mapping[str, str]:
        """Return the cells under the names of their columns; cells a short row lacks are empty."""
        cells = self.cells + ("",) * (len(columns) - len(self.cells))
        return dict(zip(columns, cells, strict=False))

    def extra_cells(self, columns: tuple[str, ...]) -> int:
        """Return how many cells with something in them stand beyond the last column."""
        return sum(1 for cell in self.cells[len(columns) :] if cell.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file; blank rows are not rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str
