"""What a value of an added field may be, and how it is read from what people write.

The database keeps the same law by the trigger `custom_is_typed`; a property test compares them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

LONGEST_TEXT = 500
LONGEST_LONG = 20_000
LONGEST_LINK = 1_000
# Fifteen figures are kept exactly by everything a number goes through.
MOST_FIGURES = 15
_DECIMALS = {"number": 6, "money": 2}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEB = re.compile(r"https?://[^\x00-\x20]+")
_DOMAIN = re.compile(r"[^\s/@]+\.[^\s/@.]{2,}(/\S*)?", re.IGNORECASE)
_SIGNS = {"₽": "RUB", "руб": "RUB", "р": "RUB", "$": "USD", "€": "EUR", "¥": "CNY", "₸": "KZT"}
_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%Y.%m.%d", "%d-%m-%Y")


@dataclass(frozen=True, slots=True)
class Shape:
    """The kind of a field, the keys that can be chosen, and what a link leads to."""

    kind: str
    keys: frozenset[str] = frozenset()
    target: str = "web"


def fits(shape: Shape, value: Any) -> bool:
    """Tell whether the value is of the kind; that a named record exists the database sees."""
    return _FITS[shape.kind](shape, value)


def _is_words(value: Any, longest: int) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value) <= longest
        and value.strip(" ") != ""
        and "\0" not in value
        and not any("\ud800" <= sign <= "\udfff" for sign in value)
    )


def _fits_text(_shape: Shape, value: Any) -> bool:
    return _is_words(value, LONGEST_TEXT) and "\n" not in value and "\r" not in value


def _fits_number(shape: Shape, value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    exact = Decimal(repr(value))
    if not exact.is_finite() or abs(exact) >= 10**MOST_FIGURES:
        return False
    _, digits, exponent = exact.normalize().as_tuple()
    figures = len(digits) + max(int(exponent), 0)
    return -int(exponent) <= _DECIMALS[shape.kind] and figures <= MOST_FIGURES


def _fits_date(_shape: Shape, value: Any) -> bool:
    if not (isinstance(value, str) and _DATE.fullmatch(value)):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _fits_many(shape: Shape, value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) > 0
        and all(isinstance(one, str) and one in shape.keys for one in value)
        and len(set(value)) == len(value)
    )


def _is_key(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**18


def _fits_link(shape: Shape, value: Any) -> bool:
    if shape.target == "web":
        return _is_words(value, LONGEST_LINK) and bool(_WEB.fullmatch(value))
    return (
        isinstance(value, dict)
        and value.keys() == {"noun", "id"}
        and value["noun"] == shape.target
        and _is_key(value["id"])
    )


_FITS: dict[str, Callable[[Shape, Any], bool]] = {
    "text": _fits_text,
    "long": lambda _shape, value: _is_words(value, LONGEST_LONG),
    "number": _fits_number,
    "money": _fits_number,
    "date": _fits_date,
    "choice": lambda shape, value: isinstance(value, str) and value in shape.keys,
    "many": _fits_many,
    "user": lambda _shape, value: _is_key(value),
    "link": _fits_link,
}


def number_in(text: str) -> Decimal | None:
    """Return the number that is written: 1 234,5 and 1,234.5 are the same one."""
    plain = "".join(text.split()).replace("−", "-").replace("'", "")
    if "," in plain and "." in plain:
        thousands = "," if plain.rindex(".") > plain.rindex(",") else "."
        plain = plain.replace(thousands, "")
    plain = plain.replace(",", ".")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    try:
        exact = Decimal(plain) if re.fullmatch(r"[+-]?[0-9]*\.?[0-9]+\.?", plain) else None
    except InvalidOperation:
        return None
    return exact


def kept_number(exact: Decimal) -> int | float:
    """Return a number as it is kept."""
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def money_in(text: str, currency: str) -> Decimal | None:
    """Return the sum that is written, unless it is said to be of another currency."""
    found = re.fullmatch(r"([^\d+−-]*)([+−-]?[\d\s.,' ]*\d)([^\d]*)", text.strip())
    if found is None:
        return None
    said = (found.group(1) + found.group(3)).strip(" .").lower()
    exact = number_in(found.group(2))
    if exact is None or (said and _SIGNS.get(said, said.upper()) != currency):
        return None
    return exact.quantize(Decimal("0.01"))


def day_in(text: str) -> str | None:
    """Return the day that is written, as it is kept."""
    for writing in _DAYS:
        try:
            # Only the day matters, so no time zone is meant.
            return datetime.strptime(text.strip(), writing).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def address_in(text: str) -> str | None:
    """Return the web address that is written, with its https:// if people left it out."""
    plain = text.strip()
    if not re.match(r"https?://", plain) and _DOMAIN.fullmatch(plain):
        plain = f"https://{plain}"
    return plain if fits(Shape("link"), plain) else None
