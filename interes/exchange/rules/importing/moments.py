"""Understand days and moments in the many ways they are written."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

_OLDEST, _LATEST = 1850, 2200
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6,
    "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
_TIME = re.compile(
    r"[\sT,]+(?:в\s+|at\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?"
    r"\s*(Z|UTC|GMT|МСК|MSK|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_ZONE = re.compile(r"([+-])(\d{2}):?(\d{2})$")
_NUMERIC = re.compile(r"(\d{1,4})[./\-\s](\d{1,2})[./\-\s](\d{1,4})")
_DAY_WORD = re.compile(
    r"(?:[a-zа-я]{2,12}\.?,?\s+)?(\d{1,2})[\s.\-]+([a-zа-я]{3,9})\.?[\s,.\-]+(\d{4}|\d{2})"
)
_WORD_DAY = re.compile(
    r"(?:[a-z]{2,9},?\s+)?([a-zа-я]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"
)
_TAIL = re.compile(r"\s*(года|год|г)\.?$", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?")
_STAMP = re.compile(r"1\d{9}(\d{3})?")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
_MOSCOW = timezone(timedelta(hours=3))
_NOON = 12


@lru_cache(maxsize=50_000)
def moment(text: str, *, day_first: bool = True) -> datetime | date | None:
    """Return a day, or a moment with or without a zone; None if it is neither.

    03/04/2021 is the 3rd of April if the day stands first, else the 4th of March; a number above
    twelve tells by itself.
    """
    found = _iso(text) or _written(text.strip(), day_first=day_first)
    return found if found and _OLDEST <= found.year <= _LATEST else None


def _iso(text: str) -> datetime | date | None:
    """Read the usual writing, much faster than a pattern does."""
    try:
        if len(text) == 10 and text[4] == "-":
            return date.fromisoformat(text)
        if len(text) >= 16 and text[4] == "-" and text[13] == ":":
            return datetime.fromisoformat(text)
    except ValueError:
        return None
    return None


def _written(text: str, *, day_first: bool) -> datetime | date | None:
    for read in _WHOLE:
        if whole := read(text):
            return whole
    time = _TIME.search(text)
    bare = _TAIL.sub("", text[: time.start()] if time else text).strip(" ,").lower()
    day = _numeric(bare, day_first=day_first) or _with_word(bare)
    if day is None or time is None:
        return day
    return _at(day, time)


def _at(day: date, time: re.Match[str]) -> datetime | date:
    hours, minutes, seconds, half, zone = time.groups()
    hour = int(hours)
    if half:
        hour = hour % _NOON + (_NOON if half.lower() == "p" else 0)
    try:
        made = datetime(day.year, day.month, day.day, hour, int(minutes), int(seconds or 0))  # noqa: DTZ001
    except ValueError:
        return day
    return made.replace(tzinfo=_zone(zone)) if zone else made


def _zone(text: str) -> timezone:
    found = _ZONE.search(text)
    if found is None:
        return _MOSCOW if text.upper() in {"МСК", "MSK"} else UTC
    shift = timedelta(hours=int(found.group(2)), minutes=int(found.group(3)))
    return timezone(-shift if found.group(1) == "-" else shift) if shift < timedelta(1) else UTC


def _numeric(text: str, *, day_first: bool) -> date | None:
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return None
    first, middle, last = found.groups()
    if len(first) == 4:
        return _day(int(first), int(middle), int(last))
    if len(last) not in {2, 4} or len(first) > 2:
        return None
    a, b = int(first), int(middle)
    is_day_first = "." in text or day_first
    if a > 12 or b > 12:
        is_day_first = a > 12
    return _day(_year(last), b, a) if is_day_first else _day(_year(last), a, b)


def _with_word(text: str) -> date | None:
    if found := _DAY_WORD.fullmatch(text):
        return _named(found.group(3), found.group(2), found.group(1))
    if found := _WORD_DAY.fullmatch(text):
        return _named(found.group(3), found.group(1), found.group(2))
    return None


def _named(year: str, word: str, day: str) -> date | None:
    month = _MONTHS.get(word[:3])
    return _day(_year(year), month, int(day)) if month else None


def _serial(text: str) -> datetime | date | None:
    """Read a day as a spreadsheet counts it: 45631 is the 5th of December 2024."""
    if not _SERIAL.fullmatch(text) or not _FIRST_SERIAL <= float(text) <= _LAST_SERIAL:
        return None
    seconds = round(float(text) * 86_400)
    made = _DAY_ZERO + timedelta(seconds=seconds)
    return made if seconds % 86_400 else made.date()


def _compact(text: str) -> datetime | date | None:
    """Read 20210415 and 20210415T000200Z."""
    found = _COMPACT.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    made = _day(int(year), int(month), int(day))
    if made is None or hour is None:
        return made
    try:
        moment = datetime(made.year, made.month, made.day, int(hour), int(minute), int(second or 0))  # noqa: DTZ001
    except ValueError:
        return made
    return moment.replace(tzinfo=_zone(zone)) if zone else moment


def _stamp(text: str) -> datetime | None:
    """Read seconds or thousandths since 1970."""
    if not _STAMP.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int:
    """Return the year; of two digits, those up to 49 are of this century."""
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) < 50 else 1900)


_WHOLE: tuple[Callable[[str], datetime | date | None], ...] = (_serial, _stamp, _compact)
