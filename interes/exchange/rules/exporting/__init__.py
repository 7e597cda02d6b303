"""How what is known becomes files that other programs open: tables and address cards."""

from .cells import Column, Look, guarded
from .csv_file import csv_lines
from .vcard import Card, Place, Work, cards_text
from .xlsx_file import write_xlsx

__all__ = [
    "Card",
    "Column",
    "Look",
    "Place",
    "Work",
    "cards_text",
    "csv_lines",
    "guarded",
    "write_xlsx",
]
