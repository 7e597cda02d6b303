"""Laws of the deals room: lateness, time in a stage, what we count on."""

from datetime import date, datetime

import pytest

from interes.deals.rules import day_meant, days_in_stage, lateness

NOW = datetime(2026, 11, 23, 15, 0)  # noqa: DTZ001 - rules compare what they are given
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("due", "has_time", "how"),
    [
        ((22, 12), False, "late"),
        ((22, 23), True, "late"),
        ((23, 12), False, "today"),
        ((23, 14), True, "late"),
        ((23, 14), False, "today"),
        ((23, 15), True, "today"),
        ((23, 18), True, "today"),
        ((24, 0), True, "later"),
        ((24, 12), False, "later"),
    ],
)
def test_a_step_is_late_after_its_time_or_else_after_its_day(due, has_time, how):
    day, hour = due
    due_at = datetime(2026, 11, day, hour)  # noqa: DTZ001

    assert lateness(due_at, has_time=has_time, now=NOW) == how


@pytest.mark.parametrize(
    ("since", "days"),
    [(date(2026, 11, 23), 0), (date(2026, 11, 22), 1), (date(2025, 11, 23), 365)],
)
def test_days_in_a_stage_are_calendar_days(since, days):
    assert days_in_stage(since, TODAY) == days


def test_a_clock_that_is_ahead_makes_no_negative_days():
    assert days_in_stage(date(2026, 11, 25), TODAY) == 0


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("today", date(2026, 11, 23)),
        ("tomorrow", date(2026, 11, 24)),
        ("+3", date(2026, 11, 26)),
        ("+7", date(2026, 11, 30)),
        ("2027-01-15", date(2027, 1, 15)),
        ("", None),
        ("+5", None),
        ("2027-02-30", None),
        ("15.01.2027", None),
    ],
)
def test_a_day_is_said_by_a_quick_word_or_by_its_date(word, day):
    assert day_meant(word, TODAY) == day
