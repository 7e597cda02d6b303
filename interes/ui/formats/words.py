"""Time as people say it: two days ago, tomorrow at ten, three days late."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Literal

from babel.dates import format_timedelta
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interes.foundation.lateness import Timer, timer
from interes.ui.formats.locales import DASH, active
from interes.ui.formats.times import clock, day, local_date, weekday

_MINUTE, _HOUR = 60, 3600
_WEEK, _MONTH = 7, 30
# Higher than any count of days: Babel must not turn them into weeks or months.
_NEVER = 1e9


@dataclass(frozen=True, slots=True)
class Due:
    """When something must be done, in words, and how pressing that is."""

    text: str
    state: str  # late, today, soon (within a week) or later

    def __str__(self) -> str:
        """Show the words alone, so that `{{ step.due_at|due }}` reads well."""
        return self.text


def due(value: date | None, now: datetime | None = None) -> Due:
    """Say how far away a promised day or moment is."""
    if value is None:
        return Due(DASH, "later")
    now = now or timezone.now()
    days = (local_date(value) - local_date(now)).days
    if days < 0:
        return Due(_late(-days), "late")
    if days == 0:
        return _due_today(value, now)
    return Due(_ahead(value, days, local_date(now)), "soon" if days <= _WEEK else "later")


def term(value: datetime, now: datetime | None = None) -> Due:
    """Say how long there is to keep a promise, or by how much it is late."""
    now = now or timezone.now()
    left = timer(value, now)
    if left.is_late:
        return Due(_("late by %(span)s") % {"span": _short(left)}, "late")
    if left.unit == "minutes":
        return Due(_("due in %(span)s") % {"span": _short(left)}, "today")
    return due(value, now)


def _short(left: Timer) -> str:
    length = timedelta(**{left.unit: left.number})
    unit: Any = left.unit.removesuffix("s")
    return format_timedelta(
        length, granularity=unit, threshold=_NEVER, format="short", locale=active()
    )


def ago(value: datetime | None, now: datetime | None = None) -> str:
    """Say how long ago something happened, by calendar days once it was not today."""
    if value is None:
        return DASH
    now = now or timezone.now()
    days = (local_date(now) - local_date(value)).days
    seconds = (now - value).total_seconds()
    if 0 <= seconds < _MINUTE:
        return _("just now")
    if days == 0 or abs(seconds) < _HOUR:
        return _span(timedelta(seconds=-seconds), "minute" if abs(seconds) < _HOUR else "hour")
    if days == 1:
        return _("yesterday")
    return _days_ago(days, active())


@lru_cache(maxsize=4096)
def _days_ago(days: int, locale: str) -> str:
    del locale  # it is what the answer is kept by
    return _span(timedelta(days=-days), "day" if abs(days) < _MONTH else "month")


def duration_days(value: timedelta | float | None, *, short: bool = False) -> str:
    """Write a length of time in whole days."""
    if value is None:
        return DASH
    days = value.days if isinstance(value, timedelta) else int(value)
    return _days(days, "narrow" if short else "long", active())


# Babel works a length out anew each time, and a page of deals shows the same few dozen of them.
@lru_cache(maxsize=4096)
def _days(days: int, width: Literal["narrow", "long"], locale: str) -> str:
    length = timedelta(days=days)
    return format_timedelta(
        length, granularity="day", threshold=_NEVER, format=width, locale=locale
    )


def _span(length: timedelta, unit: Literal["minute", "hour", "day", "month"]) -> str:
    return format_timedelta(
        length,
        granularity=unit,
        threshold=1 if unit == "month" else _NEVER,
        add_direction=True,
        locale=active(),
    )


def _late(days: int) -> str:
    return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days}


def _due_today(value: date, now: datetime) -> Due:
    if not isinstance(value, datetime):
        return Due(_("today"), "today")
    if value < now:
        return Due(_("late since %(time)s") % {"time": clock(value)}, "late")
    return Due(_("today %(time)s") % {"time": clock(value)}, "today")


def _ahead(value: date, days: int, today: date) -> str:
    at = clock(value) if isinstance(value, datetime) else ""
    if days == 1:
        return _("tomorrow %(time)s") % {"time": at} if at else _("tomorrow")
    if days < _WEEK:
        return f"{weekday(value)} {at}" if at else f"{weekday(value)}, {day(value)}"
    return day(value, today)
