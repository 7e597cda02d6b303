"""Refused rows as a file that a spreadsheet opens and the import takes again."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from interes.exchange.queries.import_report import FileReport

BOM = "\ufeff"
_CALCULATED = ("=", "+", "-", "@", "\t", "\r")


def refused_rows(file: FileReport) -> str:
    """Return the rows with the reason beside each, in the way Excel opens best."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([*_harmless(file.columns), _("why it was refused")])
    width = len(file.columns)
    for row in file.refused_rows:
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        writer.writerow([*_harmless(cells), row.why])
    return BOM + text.getvalue()


def _harmless(cells: Iterable[str]) -> Iterable[str]:
    """Keep a spreadsheet from calculating what a stranger wrote into a cell."""
    for cell in cells:
        yield f"'{cell}" if cell.startswith(_CALCULATED) else cell
