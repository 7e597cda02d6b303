"""Understand one cell: text, numbers, money, days, countries."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache

from babel import Locale
from rapidfuzz import fuzz, process

_DAYS = ("%d.%m.%Y", "%Y/%m/%d", "%d.%m.%y")
_OLDEST = 1900
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_NOT_NUMBER = re.compile(r"[\s\u00a0\u202f$€₽£]|руб\.?|USD|EUR|RUB", re.IGNORECASE)
_NOT_ALNUM = re.compile(r"[\W_]+")
_SAME_NAME = 90
_SHIELDED = ("'=", "'+", "'-", "'@")
# Control characters and halves of characters: no database keeps them.
_UNSEEN = {"Cc", "Cs"}
_EVERYDAY_NAMES = {"korea": "KR", "usa": "US", "uk": "GB", "сша": "US"}


class RowRefused(Exception):
    """The row can't be taken as it is; `code` says why, `facts` what the sentence needs."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the reason in a form that can be said in any language."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def plain(text: str) -> str:
    """Return the text in one line, without what can't be seen.

    The apostrophe that keeps a spreadsheet from calculating a cell is taken off again.
    """
    if text[:1] == "'" and text.startswith(_SHIELDED):
        text = text[1:]
    if text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    seen = (c for c in text if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join("".join(seen).split())


def long_text(text: str) -> str:
    """Return the text with its lines, without what can't be seen."""
    if text.isprintable():
        return plain(text)
    lines = (plain(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(lines).strip()


def squeezed(text: str) -> str:
    """Return only the letters and digits, small: "GTX Pro" and "GTXPro" are one name."""
    bare = _NOT_ALNUM.sub("", text.casefold())
    return bare or text.casefold().strip()


def short(text: str, column: str, limit: int) -> str:
    """Return the plain text; raises RowRefused if it does not fit where it belongs."""
    value = plain(text)
    if len(value) > limit:
        raise RowRefused("too_long", column=column, limit=limit)
    return value


def needed(text: str, column: str, limit: int) -> str:
    """Return the plain text; raises RowRefused if there is none."""
    value = short(text, column, limit)
    if not value:
        raise RowRefused("missing", column=column)
    return value


def amount(text: str, column: str, *, most: Decimal = Decimal(10) ** 14) -> Decimal | None:
    """Return a sum such as "1 054,50" or "$1,054.50"; None if the cell is empty."""
    bare = _NOT_NUMBER.sub("", text)
    if not bare:
        return None
    try:
        value = Decimal(_with_point(bare))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 <= value < most:
        raise RowRefused("not_a_number", column=column, value=plain(text)[:80])
    return value.quantize(Decimal("0.01"))


def _with_point(bare: str) -> str:
    """Decide which of "." and "," divides the fraction: the last one, unless it groups by three."""
    if "," in bare and "." in bare:
        groups = "," if bare.rindex(".") > bare.rindex(",") else "."
        return bare.replace(groups, "").replace(",", ".")
    if "," in bare and not re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", bare):
        return bare.replace(",", ".")
    return bare.replace(",", "")


def whole(text: str, column: str) -> int | None:
    """Return a whole number; None if the cell is empty."""
    value = amount(text, column, most=Decimal(2**31))
    if value is None:
        return None
    if value != value.to_integral_value():
        raise RowRefused("not_a_number", column=column, value=plain(text)[:80])
    return int(value)


def day(text: str, column: str) -> date | None:
    """Return the day, whatever time stands after it; None if the cell is empty."""
    bare = _TIME.sub("", plain(text))
    if not bare:
        return None
    found = _iso_day(bare) or _written_day(bare)
    if found is None or found.year < _OLDEST:
        raise RowRefused("not_a_day", column=column, value=bare[:80])
    return found


def _iso_day(text: str) -> date | None:
    """Read the usual writing, much faster than a pattern does."""
    try:
        return date.fromisoformat(text) if len(text) == len("2017-03-01") else None
    except ValueError:
        return None


def _written_day(text: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - only the day is kept
        except ValueError:
            continue
    return None


@cache
def country(text: str) -> str:
    """Return the code of a country by its name in Russian or English, misspelt or not, else ""."""
    name = plain(text).casefold()
    if name in _EVERYDAY_NAMES:
        return _EVERYDAY_NAMES[name]
    codes = _countries()
    found = process.extractOne(name, codes.keys(), scorer=fuzz.ratio, score_cutoff=_SAME_NAME)
    return codes[found[0]] if found else ""


@cache
def _countries() -> dict[str, str]:
    names = (Locale(language).territories.items() for language in ("en", "ru"))
    pairs = ((name.casefold(), code) for items in names for code, name in items)
    return {name: code for name, code in pairs if len(code) == 2 and code.isalpha()}
