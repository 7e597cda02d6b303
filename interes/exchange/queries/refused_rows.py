"""Refused rows as a file that a spreadsheet opens and the import takes again."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from interes.exchange.models import ImportFile, ImportRow
from interes.exchange.queries.import_wording import row_problem

BOM = "\ufeff"
CHUNK = 1_000
_CALCULATED = ("=", "+", "-", "@", "\t", "\r")


def refused_rows(file: ImportFile) -> Iterator[bytes]:
    """Yield the rows with the reason beside each, in the way Excel opens best; all of them."""
    yield _text([[*_harmless(file.columns), _("why it was refused")]], BOM)
    width = len(file.columns)
    found = ImportRow.objects.filter(file=file, how="refused").order_by("line")
    for rows in batched(found.iterator(CHUNK), CHUNK, strict=False):
        yield _text([*_harmless(_filled(row.cells, width)), _why(row)] for row in rows)


def reason_columns() -> frozenset[str]:
    """Return how the column of reasons is called, in every language it is written in."""
    found = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found.add(_("why it was refused"))
    return frozenset(found)


def _filled(cells: Sequence[str] | None, width: int) -> list[str]:
    told = list(cells or ())
    return told + [""] * (width - len(told))


def _why(row: ImportRow) -> str:
    return row_problem(row.code, row.facts) if row.code else ""


def _text(rows: Iterable[list[str]], before: str = "") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return (before + text.getvalue()).encode()


def _harmless(cells: Iterable[str]) -> Iterable[str]:
    """Keep a spreadsheet from calculating what a stranger wrote into a cell."""
    for cell in cells:
        yield f"'{cell}" if cell.startswith(_CALCULATED) else cell
