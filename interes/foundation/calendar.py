"""Working days: the Russian calendar with its holidays and transferred days off."""

from datetime import date, timedelta
from functools import cache, lru_cache

import holidays


@cache
def _days_off(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("RU", years=year)


@lru_cache(maxsize=4_000)
def is_working_day(day: date) -> bool:
    """Tell whether people work on this day; a Saturday made a working day by decree counts."""
    return bool(_days_off(day.year).is_working_day(day))


def next_working_day(day: date) -> date:
    """Return the first working day after this one."""
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following
