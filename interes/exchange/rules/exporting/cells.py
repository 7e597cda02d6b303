"""What a column of a file looks like, and how text is kept from being run as a formula."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from interes.foundation.values import Money

type Value = str | int | float | Decimal | Money | date | datetime | None

# What a spreadsheet takes for the beginning of a formula, also after spaces.
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
# A number of a phone can do no harm; with a space in it no spreadsheet counts it either.
_PHONE = re.compile(r"\+\d[\d()-]* [\d ()-]+(?: (?:доб\.|ext\.) \d+)?")


class Look(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file; moments come in the zone of the reader."""

    label: str
    look: Look = Look.TEXT


def guarded(text: str) -> str:
    """Return text that no spreadsheet runs: an apostrophe stands before what looks like a formula.

    Phone numbers written with spaces stay as they are.
    """
    if _FORMULA.match(text) and not _PHONE.fullmatch(text):
        return f"'{text}"
    return text
