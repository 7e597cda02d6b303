"""Read tables of web pages and of old XML workbooks, which some programs name .xls."""

import io
from collections.abc import Iterator
from html.parser import HTMLParser

from interes.exchange.rules.importing.encodings import encoding_of
from interes.exchange.rules.importing.headers import as_sheet
from interes.exchange.rules.importing.notes import notes_of_text
from interes.exchange.rules.importing.sheets import Line, Sheet
from interes.exchange.rules.importing.sources import Source

_PIECE = 256 * 1024
_ROWS = {"tr", "row", "ss:row"}
_CELLS = {"td", "th", "cell", "ss:cell"}
_SKIPPED = {"script", "style", "title"}
_BREAKS = {"br", "p", "div", "li"}
_LONGEST_CELL = 1024 * 1024
_WIDEST = 1000


def read_html(source: Source) -> Sheet:
    """Return the rows of all tables of a page as one sheet; raises Unreadable."""
    encoding = encoding_of(source).name

    def rows() -> Iterator[Line]:
        with io.TextIOWrapper(source.open(), encoding, errors="replace") as text:
            parser = _Tables()
            number = 0
            while piece := text.read(_PIECE):
                parser.feed(piece.replace("\x00", "�"))
                for cells in parser.taken():
                    number += 1
                    yield Line(number, tuple(" ".join(cell.split()) for cell in cells))

    return as_sheet(
        source.name,
        rows,
        format="html",
        encoding=encoding.removesuffix("-sig"),
        notes=notes_of_text(source, encoding),
    )


class _Tables(HTMLParser):
    """Collects the cells of rows, with the columns a cell spans."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.row: list[str] = []
        self.cell: list[str] | None = None
        self.span = 1
        self.hidden = 0

    def taken(self) -> list[list[str]]:
        """Return the finished rows and forget them."""
        rows, self.rows = self.rows, []
        return rows

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ROWS:
            self._end_row()
        elif tag in _CELLS:
            self._end_cell()
            said = dict(attrs)
            index = said.get("ss:index")
            if index and index.isdecimal() and len(self.row) < int(index) <= _WIDEST:
                self.row += [""] * (int(index) - 1 - len(self.row))
            span = said.get("colspan") or "1"
            self.span = min(int(span), _WIDEST) if span.isdecimal() else 1
            self.cell = []
        elif tag in _BREAKS:
            self.handle_data(" ")
        elif tag in _SKIPPED:
            self.hidden += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._end_cell()
        elif tag in _ROWS or tag == "table":
            self._end_row()
        elif tag in _SKIPPED:
            self.hidden = max(self.hidden - 1, 0)

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not self.hidden:
            self.cell.append(data)

    def _end_cell(self) -> None:
        if self.cell is not None:
            self.row.append("".join(self.cell)[:_LONGEST_CELL])
            self.row += [""] * (self.span - 1)
        self.cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self.row:
            self.rows.append(self.row)
        self.row = []
