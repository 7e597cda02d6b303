"""When to talk next, by what and why: the table of cases of M4.4, and its laws."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.deals.rules import Cadence, Talks, of_stage, propose
from interes.foundation.working_time import WorkingTime

MOSCOW = WorkingTime()
APPROVAL = Cadence(2, "days", 1, ("call", "call", "letter", "call", "meeting"), 5, 30)
CHOOSING = Cadence(3, "week", 1, ("call", "letter", "call", "meeting"), 4, 60)
BUDGET = Cadence(10, "month", 1, ("call", "letter"), 4, 365)
CADENCES = st.sampled_from([APPROVAL, CHOOSING, BUDGET, of_stage(14), of_stage(None), of_stage(0)])
CLOCKS = st.sampled_from(
    [MOSCOW, WorkingTime(zone=ZoneInfo("Asia/Kamchatka")), WorkingTime(exceptions={})]
)
MOMENTS = st.integers(0, 1_000_000).map(
    lambda n: datetime(2024, 6, 1, tzinfo=UTC) + timedelta(minutes=n)
)


def day(text):
    return date.fromisoformat(text)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW.zone)


# 23 November 2026 is a Monday. cadence, since, last talk, missed, now, the day, by what, the code.
CASES = {
    "approval: first call after 2 working days": (
        (APPROVAL, "2026-11-20", None, 0, "2026-11-20T15:00", "2026-11-24", "call", "first")
    ),
    "approval: then every working day": (
        (APPROVAL, "2026-11-18", "2026-11-20", 0, "2026-11-20T15:00", "2026-11-23", "call", "next")
    ),
    "approval: a talk before it was chosen is not the first": (
        (APPROVAL, "2026-11-20", "2026-11-19", 0, "2026-11-20T15:00", "2026-11-24", "call", "first")
    ),
    "approval: the third attempt is a letter": (
        (
            APPROVAL,
            "2026-11-18",
            "2026-11-19",
            2,
            "2026-11-24T15:00",
            "2026-11-25",
            "letter",
            "again",
        )
    ),
    "approval: five attempts are enough": (
        (APPROVAL, "2026-11-10", None, 5, "2026-11-24T15:00", "2026-11-24", "other", "ask_attempts")
    ),
    "choosing: a week after the last talk": (
        (CHOOSING, "2026-11-16", "2026-11-23", 0, "2026-11-23T15:00", "2026-11-30", "call", "next")
    ),
    "choosing: the last talk was 8 days ago": (
        (CHOOSING, "2026-11-10", "2026-11-15", 0, "2026-11-23T15:00", "2026-11-23", "call", "next")
    ),
    "choosing: rather before the holidays than after the week": (
        (CHOOSING, "2026-12-20", "2026-12-25", 0, "2026-12-25T15:00", "2026-12-30", "call", "next")
    ),
    "choosing: sixty days are enough": (
        (
            CHOOSING,
            "2026-09-20",
            "2026-11-20",
            0,
            "2026-11-23T15:00",
            "2026-11-23",
            "other",
            "ask_days",
        )
    ),
    "budget: a month after the last talk": (
        (BUDGET, "2026-08-03", "2026-10-23", 0, "2026-11-02T15:00", "2026-11-23", "call", "next")
    ),
    "budget: the last of January is the end of February": (
        (BUDGET, "2026-01-12", "2026-01-30", 0, "2026-02-02T15:00", "2026-02-27", "call", "next")
    ),
    "a stage with a norm of two weeks: every four working days": (
        (
            of_stage(14),
            "2026-11-16",
            "2026-11-20",
            0,
            "2026-11-20T15:00",
            "2026-11-26",
            "call",
            "next",
        )
    ),
    "an evening is followed by the next working morning": (
        (CHOOSING, "2026-11-10", "2026-11-13", 0, "2026-11-20T19:00", "2026-11-23", "call", "next")
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_next_talk_is_when_the_method_has_it(case):
    cadence, since, last, missed, now, wanted, kind, code = case
    talks = Talks(day(since), day(last) if last else None, missed)
    found = propose(cadence, talks, now=at(now), clock=MOSCOW)
    assert (found.at.date(), found.kind, found.code) == (day(wanted), kind, code)


@given(CADENCES, CLOCKS, MOMENTS, st.integers(0, 90), st.integers(0, 90), st.integers(0, 6))
def test_a_step_is_never_in_the_past_and_always_at_a_working_time(
    cadence, clock, now, since, last, missed
):
    today = now.date()
    talks = Talks(today - timedelta(since), today - timedelta(last) if last else None, missed)
    found = propose(cadence, talks, now=now, clock=clock)
    assert found.at >= now
    assert clock.is_working(found.at)
    assert found.facts["every"] == cadence.every


@given(CADENCES, MOMENTS)
def test_a_chain_that_nobody_answers_always_ends(cadence, now):
    talks = Talks(now.date())
    for _n in range(60):
        found = propose(cadence, talks, now=now, clock=MOSCOW)
        if found.asks:
            return
        now, talks = max(found.at, now + timedelta(minutes=1)), talks.missed()
    raise AssertionError("it would go on for ever")


@given(st.sampled_from([CHOOSING, BUDGET]), MOMENTS, st.integers(0, 20))
def test_a_client_who_answers_is_talked_to_at_least_as_often_as_promised(cadence, now, ago):
    last = MOSCOW.day_from(now.astimezone(MOSCOW.zone).date() - timedelta(ago))
    talks = Talks(last - timedelta(1), last)
    found = propose(cadence, talks, now=now, clock=MOSCOW)
    longest = timedelta(7 if cadence is CHOOSING else 31)
    # The New Year rests longer than a week: then at once after it.
    is_soon = found.at == MOSCOW.next_moment(now) or found.at.date() == MOSCOW.day_after(last)
    assert is_soon or found.at.date() - last <= longest


@given(MOMENTS, st.integers(0, 40), st.integers(0, 40))
def test_who_talked_later_is_not_called_earlier(now, one, other):
    more, fewer = sorted([one, other], reverse=True)
    found = [
        propose(
            CHOOSING,
            Talks(now.date() - timedelta(50), now.date() - timedelta(ago)),
            now=now,
            clock=MOSCOW,
        ).at
        for ago in (more, fewer)
    ]
    assert found[0] <= found[1]
