"""What every list page shares: its address, its pages, and the register of all lists."""

from .address import Address, Listing, address, listing
from .columns import Cell, Line, cells, chosen_columns, shown_columns, value_of, words_of
from .registry import BulkAct, Control, ListOf, add, every, known

__all__ = [
    "Address",
    "BulkAct",
    "Cell",
    "Control",
    "Line",
    "ListOf",
    "Listing",
    "add",
    "address",
    "cells",
    "chosen_columns",
    "every",
    "known",
    "listing",
    "shown_columns",
    "value_of",
    "words_of",
]
