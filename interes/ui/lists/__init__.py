"""What every list page shares: its address, its pages, and the register of all lists."""

from .address import Address, Listing, address, listing
from .cells import Cell, Line, cells, value_of, words_of
from .columns import chosen_columns, shown_columns
from .registry import BulkAct, Control, ListOf, add, every, into_basket, known

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
    "into_basket",
    "known",
    "listing",
    "shown_columns",
    "value_of",
    "words_of",
]
