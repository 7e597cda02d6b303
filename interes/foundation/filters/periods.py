"""Days and times as people say them: "this week", "last 30 days"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

type Days = tuple[date, date]

UNITS = ("week", "month", "quarter", "year")
# The words that a form offers, in their order.
NAMED = (
    *("today", "yesterday", "tomorrow"),
    *("this_week", "last_week", "next_week"),
    *("this_month", "last_month", "next_month"),
    *("this_quarter", "last_quarter", "next_quarter"),
    *("this_year", "last_year", "next_year"),
    *("last_7_days", "last_30_days", "last_90_days", "next_7_days", "next_30_days"),
)
LONGEST = 3660
COUNTED = re.compile(r"(last|next)_(\d{1,4})_days?")
_MOVED = {"this": 0, "last": -1, "next": 1}


def days_of(word: str, today: date) -> Days | None:
    """Return the first and the last day of a time or a day, or None if it can't be read."""
    try:
        return _spoken(word, today) or _written(word)
    except (ValueError, OverflowError):
        return None


def _spoken(word: str, today: date) -> Days | None:
    near = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if word in near:
        day = today + timedelta(days=near[word])
        return day, day
    if match := COUNTED.fullmatch(word):
        return _counted(match.group(1), int(match.group(2)), today)
    way, _sign, unit = word.partition("_")
    if way in _MOVED and unit in UNITS:
        first = _FIRST[unit](today, _MOVED[way])
        return first, _FIRST[unit](first, 1) - timedelta(days=1)
    return None


def _counted(way: str, number: int, today: date) -> Days | None:
    if not 0 < number <= LONGEST:
        return None
    # "Last 30 days" end today and "next 7 days" begin today: today belongs to both.
    other = timedelta(days=number - 1)
    return (today - other, today) if way == "last" else (today, today + other)


def _written(word: str) -> Days | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
        return None
    day = date.fromisoformat(word)
    # The edges of the calendar leave no room for time zones.
    return (day, day) if 1 < day.year < date.max.year else None


def _week(day: date, by: int) -> date:
    return day - timedelta(days=day.weekday()) + timedelta(weeks=by)


def _months(day: date, by: int) -> date:
    months = day.year * 12 + day.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)


def _quarter(day: date, by: int) -> date:
    return _months(day, by * 3 - (day.month - 1) % 3)


def _year(day: date, by: int) -> date:
    return date(day.year + by, 1, 1)


_FIRST: dict[str, Callable[[date, int], date]] = {
    "week": _week,
    "month": _months,
    "quarter": _quarter,
    "year": _year,
}
