"""Laws of the deals room: lateness, time in a stage, what we count on."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from interes.deals.rules import day_meant, days_in_stage, lateness, weighted
from interes.foundation.values import Money

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
    ("chance", "counted"),
    [("0", "0.00"), ("0.35", "350.00"), ("1", "1000.00"), ("0.333", "333.00")],
)
def test_we_count_on_the_part_that_the_chance_allows(chance, counted):
    value = Money(Decimal(1000), "RUB")

    assert weighted(value, Decimal(chance)) == Money(Decimal(counted), "RUB")


@pytest.mark.parametrize("chance", ["-0.01", "1.01", "30"])
def test_a_chance_lies_between_nothing_and_certainty(chance):
    with pytest.raises(ValueError, match="between 0 and 1"):
        weighted(Money(Decimal(1), "RUB"), Decimal(chance))


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
