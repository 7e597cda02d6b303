"""The working calendar: holidays with their transfers, hours, the clock of the place."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.foundation.russian_zones import ZONES, zone_of
from interes.foundation.working_time import NoWorkingDays, WorkingTime

MOSCOW = WorkingTime()
FAR = WorkingTime(zone=ZoneInfo("Asia/Vladivostok"))
MOMENTS = st.integers(0, 1_500_000).map(
    lambda n: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 1))
TIMES = st.sampled_from([MOSCOW, FAR, WorkingTime(opens=time(14), closes=time(20))])

# Days off and working Saturdays as the government moved them (decrees 1314 of 2023-08-10,
# 1335 of 2024-10-04, 1466 of 2025-09-24).
OFF = [(2024, 4, 29), (2024, 4, 30), (2024, 5, 10), (2024, 12, 30), (2024, 12, 31)]
OFF += [(2025, 5, 2), (2025, 5, 8), (2025, 6, 13), (2025, 11, 3), (2025, 12, 31)]
OFF += [(2026, 1, 9), (2026, 3, 9), (2026, 5, 11), (2026, 12, 31)]
WORKED = [(2024, 4, 27), (2024, 11, 2), (2024, 12, 28), (2025, 11, 1)]


@pytest.mark.parametrize("day", OFF)
def test_a_bridge_day_moved_by_decree_is_a_day_off(day):
    assert not MOSCOW.is_working_day(date(*day))


@pytest.mark.parametrize("day", WORKED)
def test_a_saturday_made_a_working_day_by_decree_is_worked(day):
    assert MOSCOW.is_working_day(date(*day))


def test_what_the_company_says_of_a_day_goes_before_the_law():
    told = WorkingTime(exceptions={date(2026, 11, 24): False, date(2026, 11, 28): True})
    assert told.day_after(date(2026, 11, 23)) == date(2026, 11, 25)
    assert told.is_working_day(date(2026, 11, 28))


def test_two_working_days_after_friday_is_tuesday():
    assert MOSCOW.day_after(date(2026, 11, 20), 2) == date(2026, 11, 24)


def test_in_the_evening_of_moscow_the_client_in_vladivostok_is_at_work_in_the_morning():
    evening = datetime(2026, 11, 23, 20, tzinfo=MOSCOW.zone)
    assert FAR.next_moment(evening) == datetime(2026, 11, 24, 9, tzinfo=FAR.zone)


def test_a_working_hour_before_the_evening_goes_on_next_morning():
    friday = datetime(2026, 11, 20, 17, 30, tzinfo=MOSCOW.zone)
    assert MOSCOW.add_hours(friday, 2) == datetime(2026, 11, 23, 10, 30, tzinfo=MOSCOW.zone)


def test_a_calendar_without_working_days_is_refused():
    rests = {date(2026, 1, 1) + timedelta(days=n): False for n in range(365)}
    with pytest.raises(NoWorkingDays):
        WorkingTime(exceptions=rests).day_after(date(2026, 2, 1))


@given(TIMES, MOMENTS)
def test_the_next_moment_is_at_work_and_never_before(place, moment):
    found = place.next_moment(moment)
    assert found >= moment
    assert place.is_working(found)
    assert place.next_moment(found) == found


@given(TIMES, MOMENTS, MOMENTS)
def test_who_asks_later_is_never_told_an_earlier_moment(place, one, other):
    early, late = sorted([one, other])
    assert place.next_moment(early) <= place.next_moment(late)


@given(TIMES, MOMENTS, st.floats(0, 80), st.floats(0, 80))
def test_more_hours_never_end_earlier_and_always_at_work(place, moment, one, other):
    few, many = sorted([one, other])
    assert place.add_hours(moment, few) <= place.add_hours(moment, many)
    assert place.is_working(place.add_hours(moment, many))


@given(DAYS, st.integers(1, 30))
def test_days_added_are_the_days_between(day, number):
    later = MOSCOW.day_after(day, number)
    assert MOSCOW.is_working_day(later)
    assert MOSCOW.days_between(day, later) == number


@pytest.mark.parametrize(
    ("city", "region", "zone"),
    [
        ("Екатеринбург", "Свердловская область", "Asia/Yekaterinburg"),
        ("", "Свердловская обл.", "Asia/Yekaterinburg"),
        ("г. Владивосток", "", "Asia/Vladivostok"),
        ("", "Республика Саха (Якутия)", "Asia/Yakutsk"),
        ("Сургут", "Ханты-Мансийский автономный округ — Югра", "Asia/Yekaterinburg"),
        ("Посёлок", "Чукотский АО", "Asia/Kamchatka"),
        ("Moscow", "", "Europe/Moscow"),
        ("Bristol", "Bristol", None),
        ("", "", None),
    ],
)
def test_the_clock_of_a_client_is_known_by_its_city_or_region(city, region, zone):
    assert zone_of(city, region) == zone


def test_every_zone_of_the_table_is_one_the_world_knows():
    assert all(ZoneInfo(name) for name in ZONES)
