"""Which Babel locale stands behind the active language."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language

NBSP = "\N{NO-BREAK SPACE}"
DASH = "\N{EM DASH}"

# British English: the day before the month and a 24-hour clock, as in the rest of the product.
_LOCALES = {"ru": "ru", "en": "en_GB"}


def active() -> str:
    """Return the name of the locale that the reader's language asks for."""
    return _LOCALES.get((get_language() or "en")[:2], "en_GB")


def country(code: str) -> str:
    """Return a country by its two letters, as the reader calls it."""
    return str(known(active()).territories.get(code, code))


@cache
def known(name: str) -> Locale:
    """Load a locale once."""
    return Locale.parse(name)
