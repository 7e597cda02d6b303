"""Working time, seen from now: the past never reaches the future, a plan never the past."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from interes.demo.hours import Hours

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=MOSCOW)
SATURDAY = datetime(2026, 11, 21, 12, 0, tzinfo=MOSCOW)


@pytest.mark.parametrize("now", [MONDAY_NOON, SATURDAY])
def test_the_past_lies_in_working_hours_and_before_now(now):
    hours = Hours(now, "ru")

    for step in range(2000):
        at = hours.back(step / 7)
        assert at <= now
        assert hours.is_working(at.date())
        assert time(9) <= at.time() < time(18)


def test_the_longer_ago_the_earlier():
    hours = Hours(MONDAY_NOON, "ru")

    moments = [hours.back(step / 50) for step in range(3000)]

    assert moments == sorted(moments, reverse=True)


def test_a_day_ago_at_noon_is_the_last_working_day():
    hours = Hours(MONDAY_NOON, "ru")

    at = hours.back(hours.when(1, time(12)))

    assert at == MONDAY_NOON - timedelta(days=3)


def test_plans_are_made_for_working_days_and_for_today():
    hours = Hours(SATURDAY, "ru")

    assert hours.day(0).date() == SATURDAY.date()
    assert hours.day(1).date() == MONDAY_NOON.date()
    assert hours.day(-1).date() == SATURDAY.date() - timedelta(days=1)


def test_nobody_works_on_the_first_days_of_january():
    hours = Hours(datetime(2026, 12, 31, 12, 0, tzinfo=MOSCOW), "ru")

    assert hours.day(1).date().isoformat() == "2027-01-11"
