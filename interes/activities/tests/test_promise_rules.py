"""The rules of promises: terms in working hours, endings, shares, the playbook."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.activities.rules import (
    Ending,
    Move,
    Norm,
    Taken,
    Word,
    advice,
    end_of,
    ended,
    share,
    term,
)
from interes.foundation.lateness import timer
from interes.foundation.working_time import WorkingTime

OFFICE = WorkingTime()
EAST = WorkingTime(zone=ZoneInfo("Asia/Vladivostok"))
MOSCOW = ZoneInfo("Europe/Moscow")


def at(day, clock, month=11, zone=MOSCOW):
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


@pytest.mark.parametrize(
    ("promised", "hours", "due"),
    [
        (at(23, "10:00"), 2, at(23, "12:00")),
        (at(23, "10:00"), 0.5, at(23, "10:30")),
        (at(20, "17:30"), 2, at(23, "10:30")),  # Friday evening → Monday morning
        (at(21, "12:00"), 1, at(23, "10:00")),  # Saturday
        (at(23, "07:00"), 1, at(23, "10:00")),  # before the office opens
        (at(23, "17:00"), 1, at(24, "09:00")),  # what ends with the day begins the next one
        (at(23, "10:00"), 18, at(25, "10:00")),  # two working days of nine hours
        (at(3, "17:30"), 2, at(5, "10:30")),  # over the holiday of 4 November
        (at(30, "17:00", 12), 9, at(11, "17:00", 1).replace(year=2027)),  # New Year's holidays
    ],
)
def test_a_term_is_counted_in_working_hours(promised, hours, due):
    assert term(promised, hours, OFFICE) == due


def test_theirs_is_counted_by_the_clock_of_the_client():
    promised = at(23, "10:00")  # 17:00 in Vladivostok

    assert term(promised, 2, EAST) == at(24, "10:00", zone=EAST.zone)


def test_nobody_promises_a_second():
    assert term(at(23, "10:00") + timedelta(seconds=1), 1, OFFICE) == at(23, "11:01")


def test_by_a_day_means_by_the_close_of_it():
    assert end_of(date(2026, 11, 23), OFFICE) == at(23, "18:00")


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=MOSCOW)
)


@given(
    moments,
    st.floats(min_value=0.1, max_value=90),
    st.sampled_from([OFFICE, EAST, WorkingTime(exceptions={date(2026, 11, 24): False})]),
)
def test_a_promise_is_never_due_outside_working_time_nor_before_it_is_given(moment, hours, clock):
    due = term(moment, hours, clock)

    assert clock.is_working(due)
    assert due >= moment


@pytest.mark.parametrize(
    ("kept", "was_late", "ending"),
    [
        (at(23, "11:59"), False, Ending.KEPT),
        (at(23, "12:00"), False, Ending.KEPT),
        (at(23, "12:01"), False, Ending.LATE),
        (at(23, "11:00"), True, Ending.LATE),  # more time was asked for too late
    ],
)
def test_kept_in_time_or_late(kept, was_late, ending):
    assert ended(at(23, "12:00"), kept, was_late_before=was_late) == ending


@pytest.mark.parametrize(
    ("minutes", "number", "unit"),
    [(40, 40, "minutes"), (119, 119, "minutes"), (120, 2, "hours"), (2879, 47, "hours"),
     (2880, 2, "days"), (0, 0, "minutes")],
)  # fmt: skip
def test_a_timer_says_the_largest_unit_that_says_enough(minutes, number, unit):
    now = at(23, "12:00")

    ahead, behind = (timer(now + n * timedelta(minutes=minutes), now) for n in (1, -1))

    assert (ahead.number, ahead.unit, ahead.is_late) == (number, unit, False)
    assert (behind.number, behind.unit, behind.is_late) == (number, unit, minutes > 0)


@pytest.mark.parametrize(
    ("kept", "late", "broken", "overdue", "of", "part"),
    [
        (0, 0, 0, 0, 0, None),
        (3, 1, 0, 0, 4, None),  # never a percent for fewer than five
        (4, 0, 0, 1, 5, 0.8),
        (7, 1, 1, 0, 9, 7 / 9),
    ],
)
def test_a_share_is_a_percent_only_when_there_are_five(kept, late, broken, overdue, of, part):
    told = share(kept=kept, late=late, broken=broken, overdue=overdue)

    assert (told.kept, told.of, told.part) == (kept, of, part)


def words(kept):
    """Return promises a day apart, the newest last."""
    return [Word(at(n, "12:00"), is_broken=not good) for n, good in enumerate(kept, start=1)]


FIRST_DONE = Taken(Move.CONTACT, at(5, "15:00"))
BOTH_DONE = (FIRST_DONE, Taken(Move.SUPERIOR, at(7, "15:00")))


@pytest.mark.parametrize(
    ("kept", "taken", "move", "is_planned"),
    [
        ((), (), None, False),
        ((False,), (), None, False),
        ((False, True, False), (), Move.CONTACT, False),
        ((False, False, True, True, True, True), (), None, False),  # one of the last five
        ((False, False), (Taken(Move.CONTACT),), Move.CONTACT, True),
        ((False, False, True, True, True), (FIRST_DONE,), None, False),  # no breach since
        ((False, False, True, True, True, False), (FIRST_DONE,), Move.SUPERIOR, False),
        ((False, False, True, True, True, False), BOTH_DONE, None, False),
        ((False, False, True, True, True, True, True, False), BOTH_DONE, Move.SUPERIOR, False),
    ],
)
def test_the_playbook_goes_from_the_contact_to_the_superior(kept, taken, move, is_planned):
    told = advice(words(kept), taken, Norm())

    assert (told.move, told.is_planned) == (move, is_planned)


def test_the_playbook_says_how_many_were_broken():
    told = advice(words([False, True, False]), (), Norm())

    assert (told.broken, told.of) == (2, 3)


@given(st.lists(st.booleans(), max_size=12), st.integers(1, 5), st.integers(0, 5))
def test_whoever_keeps_every_promise_is_never_talked_about(kept, broken, more):
    norm = Norm(broken=broken, of_last=broken + more)

    told = advice(words(kept), (), norm)

    assert (told.move is None) == (told.broken < broken)
