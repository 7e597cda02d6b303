"""When a forgotten deal climbs: the table of cases of M4.7, and its laws."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.deals.rules import Level, climbing
from interes.foundation.working_time import WorkingTime

MOSCOW = WorkingTime()
VLADIVOSTOK = WorkingTime(zone=ZoneInfo("Asia/Vladivostok"))
CLOCKS = st.sampled_from([MOSCOW, VLADIVOSTOK, WorkingTime(zone=ZoneInfo("Asia/Kamchatka"))])
MOMENTS = st.integers(0, 1_000_000).map(
    lambda n: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)
NORMS = st.integers(1, 90)


def at(text, clock=MOSCOW):
    return datetime.fromisoformat(text).replace(tzinfo=clock.zone)


# 20 November 2026 is a Friday, 4 November a holiday in the middle of a week.
# due, whether at that hour, norm, clock; the head learns of it, a colleague may take it.
CASES = {
    "a call missed on a Friday": (
        ("2026-11-20T16:00", True, 4, MOSCOW, "2026-11-23T11:00", "2026-11-23T15:00")
    ),
    "a day that passed on a Tuesday": (
        ("2026-11-17T12:00", False, 9, MOSCOW, "2026-11-19T09:00", "2026-11-20T09:00")
    ),
    "a day that passed before a weekend and a holiday": (
        ("2026-10-30T12:00", False, 9, MOSCOW, "2026-11-03T09:00", "2026-11-05T09:00")
    ),
    "an hour missed before a holiday": (
        ("2026-11-03T15:00", True, 9, MOSCOW, "2026-11-05T15:00", "2026-11-06T15:00")
    ),
    "a step for a Sunday": (
        ("2026-11-22T12:00", False, 1, MOSCOW, "2026-11-23T10:00", "2026-11-23T11:00")
    ),
    "a call for the evening": (
        ("2026-11-17T20:00", True, 2, MOSCOW, "2026-11-18T11:00", "2026-11-18T13:00")
    ),
    "a client in Vladivostok, by its clock": (
        ("2026-11-17T12:00", False, 9, VLADIVOSTOK, "2026-11-19T09:00", "2026-11-20T09:00")
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_late_step_climbs_after_the_norm_and_after_twice_the_norm(case):
    due_at, has_time, norm, clock, head_at, free_at = case

    climb = climbing(at(due_at, clock), has_time=has_time, norm_hours=norm, clock=clock)

    assert climb.at(Level.HEAD) == at(head_at, clock)
    assert climb.at(Level.COLLEAGUE) == at(free_at, clock)


def test_levels_begin_with_their_moment():
    climb = climbing(at("2026-11-20T16:00"), has_time=True, norm_hours=4, clock=MOSCOW)
    moments = ("20T15", "20T17", "23T10", "23T11", "23T14", "23T15", "30T09")

    levels = [climb.level(at(f"2026-11-{moment}:00")) for moment in moments]

    assert levels == [0, 0, 0, 1, 1, 2, 2]


def test_a_day_off_told_to_the_calendar_does_not_count():
    closed = WorkingTime(exceptions={date(2026, 11, 23): False})

    climb = climbing(at("2026-11-20T16:00"), has_time=True, norm_hours=4, clock=closed)

    assert climb.head_at == at("2026-11-24T11:00")


@given(MOMENTS, st.booleans(), NORMS, CLOCKS, st.lists(st.integers(0, 60_000), min_size=2))
def test_while_nothing_is_done_a_level_never_falls(due_at, has_time, norm, clock, minutes):
    climb = climbing(due_at, has_time=has_time, norm_hours=norm, clock=clock)

    levels = [climb.level(due_at + timedelta(minutes=n)) for n in sorted(minutes)]

    assert levels == sorted(levels)


@given(MOMENTS, st.booleans(), NORMS, CLOCKS)
def test_a_deal_climbs_only_while_people_work(due_at, has_time, norm, clock):
    climb = climbing(due_at, has_time=has_time, norm_hours=norm, clock=clock)

    assert clock.is_working(climb.head_at)
    assert clock.is_working(climb.free_at)
    assert climb.late_at < climb.head_at < climb.free_at


@given(MOMENTS, st.booleans(), NORMS, CLOCKS, st.integers(0, 20))
def test_another_day_off_never_makes_a_deal_climb_earlier(due_at, has_time, norm, clock, days):
    day = due_at.astimezone(clock.zone).date() + timedelta(days=days)
    rested = WorkingTime(zone=clock.zone, exceptions={day: False})

    usual = climbing(due_at, has_time=has_time, norm_hours=norm, clock=clock)
    later = climbing(due_at, has_time=has_time, norm_hours=norm, clock=rested)

    assert later.head_at >= usual.head_at
    assert later.free_at >= usual.free_at


@given(MOMENTS, MOMENTS, st.booleans(), NORMS, CLOCKS)
def test_a_step_put_off_until_later_is_the_owners_again(due_at, now, has_time, norm, clock):
    moved = max(due_at, now)

    climb = climbing(moved, has_time=has_time, norm_hours=norm, clock=clock)

    assert climb.level(now) == Level.OWNER
