"""Small files of the kinds that can be imported, as another program would write them."""

import csv
import io
from datetime import datetime
from pathlib import Path

from interes.exchange.actions import import_files
from interes.exchange.queries.import_report import ImportReport
from tests.cast import NOON

REAL = Path(__file__).resolve().parents[3].parent / "shared/data/crm-sales-opportunities"

COLUMNS = {
    "deals": "opportunity_id sales_agent product account deal_stage engage_date close_date"
    " close_value",
    "companies": "account sector year_established revenue employees office_location subsidiary_of",
    "people": "sales_agent manager regional_office",
    "products": "product series sales_price",
}
DEALS = (
    ("A1", "Moses Frase", "GTXPro", "Cancity", "Won", "2017-01-10", "2017-03-01", "1054"),
    ("A2", "Moses Frase", "MG Special", "Isdom", "Lost", "2017-01-11", "2017-03-02", "0"),
    ("A3", "Anna Snelling", "GTX Basic", "", "Engaging", "2017-02-01", "", ""),
    ("A4", "Anna Snelling", "GTX Basic", "Cancity", "Prospecting", "", "", ""),
)
COMPANIES = (
    ("Cancity", "technolgy", "2001", "718.62", "2448", "United States", "Isdom"),
    ("Isdom", "medical", "2002", "3178.24", "90", "Philipines", ""),
)
PEOPLE = (
    ("Moses Frase", "Dustin Brinkmann", "Central"),
    ("Anna Snelling", "Dustin Brinkmann", "Central"),
)
PRODUCTS = (("GTX Pro", "GTX", "4821"), ("GTX Basic", "GTX", "550"))
ROWS = {"deals": DEALS, "companies": COMPANIES, "people": PEOPLE, "products": PRODUCTS}


class Desk:
    """A desk on which files are written and from which they are imported."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, kind: str, rows: tuple = (), *, encoding: str = "utf-8", **style) -> Path:
        """Write a file of a kind, named so that nothing can be guessed from the name."""
        text = io.StringIO()
        writer = csv.writer(text, **style)
        writer.writerow(COLUMNS[kind].split())
        writer.writerows(rows or ROWS[kind])
        return self.write_text(text.getvalue(), encoding=encoding)

    def write_text(self, text: str, *, encoding: str = "utf-8") -> Path:
        """Write any text to a new file."""
        path = self.folder / f"export {len(list(self.folder.iterdir()))}.csv"
        path.write_bytes(text.encode(encoding))
        return path

    def bring(self, *paths: Path, at: datetime = NOON) -> ImportReport:
        """Import files by the product itself."""
        return import_files(paths=paths, by=None, at=at)

    def bring_all(self, **rows: tuple) -> ImportReport:
        """Import all four kinds together, some with other rows."""
        return self.bring(*(self.write(kind, rows.get(kind, ())) for kind in COLUMNS))


def changed(row: tuple, column: str, value: str, kind: str = "deals") -> tuple:
    """Return the row with one cell changed."""
    place = COLUMNS[kind].split().index(column)
    return (*row[:place], value, *row[place + 1 :])
