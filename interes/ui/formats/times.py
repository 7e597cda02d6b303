"""Days and moments in the reader's language and the zone that is active."""

from datetime import date, datetime
from functools import cache

from babel.dates import get_day_names, get_month_names
from django.utils import timezone

from interes.ui.formats.locales import DASH, NBSP, active, known


def day(value: date | None, today: date | None = None) -> str:
    """Write a day without its year (23 Nov); given `today`, the year stands if it is another."""
    if value is None:
        return DASH
    local = local_date(value)
    shown = f"{local.day}{NBSP}{_months(active())[local.month]}"
    return shown if today is None or today.year == local.year else f"{shown} {local.year}"


def day_year(value: date | None) -> str:
    """Write a day with its year (23 Nov 2026)."""
    return DASH if value is None else f"{day(value)} {local_date(value).year}"


def clock(value: datetime | None) -> str:
    """Write the time of day (15:05)."""
    return DASH if value is None else f"{_local(value):%H:%M}"


def moment(value: datetime | None, today: date | None = None) -> str:
    """Write a day and a time (23 Nov, 15:05)."""
    return DASH if value is None else f"{day(value, today)}, {clock(value)}"


def promised(at: datetime, *, has_time: bool) -> str:
    """Write when something is promised: a moment, or only its day."""
    return moment(at) if has_time else day(at)


def weekday(value: date | None, *, full: bool = False) -> str:
    """Name the day of the week, short unless asked for in full."""
    if value is None:
        return DASH
    return _weekdays(active(), "wide" if full else "abbreviated")[local_date(value).weekday()]


def local_date(value: date) -> date:
    """Return the day a moment falls on where the reader is; a plain date stays as it is."""
    return _local(value).date() if isinstance(value, datetime) else value


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


@cache
def _months(name: str) -> dict[int, str]:
    return dict(get_month_names("abbreviated", locale=known(name)))


@cache
def _weekdays(name: str, width: str) -> dict[int, str]:
    context = "format" if width == "abbreviated" else "stand-alone"
    return dict(get_day_names(width, context, known(name)))  # type: ignore[arg-type]
