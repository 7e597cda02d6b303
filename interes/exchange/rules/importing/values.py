"""Understand one cell of text: in one line, as names are compared, as a country."""

import re
import unicodedata
from functools import cache

from babel import Locale
from rapidfuzz import fuzz, process

_NOT_ALNUM = re.compile(r"[\W_]+")
_SAME_NAME = 90
_SHIELDED = ("'=", "'+", "'-", "'@")
# Control characters and halves of characters: no database keeps them.
_UNSEEN = {"Cc", "Cs"}
_EVERYDAY_NAMES = {"korea": "KR", "usa": "US", "uk": "GB", "сша": "US"}


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
