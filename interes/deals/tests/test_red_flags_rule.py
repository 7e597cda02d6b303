"""When which flag is raised: a table of cases, and what holds for all facts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.deals.rules import WEIGHT, Cycle, DealFacts, Flag, FlagNorms, Rhythm, red_flags

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
NORMS = FlagNorms()
CYCLE = Cycle(79, 310, 120, "product")


def day(ago):
    return TODAY - timedelta(days=ago)


def a_deal(**facts):
    """Return a deal with which all is well."""
    well = {
        "began": day(20),
        "stage_since": day(2),
        "stage_norm": 5,
        "last_talk": day(1),
        "due_at": NOW + timedelta(days=2),
        "people": 1,
        "roles": frozenset({"economic", "coach"}),
    }
    return DealFacts(**well | facts)


def flags(norms=NORMS, told=None, now=NOW, **facts):
    return red_flags(a_deal(**facts), now=now, norms=norms, told=told).flags


@pytest.mark.parametrize(
    ("facts", "raised"),
    [
        ({}, []),
        ({"due_at": NOW - timedelta(minutes=1), "has_time": True}, ["late"]),
        ({"due_at": NOW + timedelta(minutes=1), "has_time": True}, []),
        ({"due_at": NOW - timedelta(hours=3)}, []),
        ({"due_at": NOW - timedelta(days=1)}, ["late"]),
        ({"due_at": NOW - timedelta(days=2), "forgotten_at": NOW}, ["forgotten"]),
        ({"due_at": NOW - timedelta(days=2), "forgotten_at": NOW + timedelta(hours=1)}, ["late"]),
        ({"began": day(79), "cycle": CYCLE}, []),
        ({"began": day(80), "cycle": CYCLE}, ["dragging"]),
        ({"began": day(800), "cycle": None}, []),
        ({"stage_since": day(5)}, []),
        ({"stage_since": day(6)}, ["over_norm"]),
        ({"stage_since": day(99), "stage_norm": None}, []),
        ({"stage_since": day(80), "stage_norm": None, "stage_cycle": CYCLE}, ["over_norm"]),
        ({"stage_since": day(80), "stage_norm": 90, "stage_cycle": CYCLE}, []),
        ({"last_talk": day(14)}, []),
        ({"last_talk": day(15)}, ["silent"]),
        ({"last_talk": None, "began": day(14)}, []),
        ({"last_talk": None, "began": day(15)}, ["silent"]),
        ({"expected": TODAY}, []),
        ({"expected": day(1)}, ["expected_past"]),
        ({"new_person": ("Клара", day(89))}, ["new_person"]),
        ({"new_person": ("Клара", day(90))}, []),
        ({"new_person": ("Клара", day(-3))}, []),
        ({"people": 0}, ["no_people"]),
        ({"people": 0, "roles": frozenset(), "chance": 0.9}, ["no_people"]),
        ({"roles": frozenset({"user"}), "chance": 0.34}, []),
        ({"roles": frozenset({"user"}), "chance": 0.35}, ["no_economic", "no_coach"]),
        ({"roles": frozenset({"economic"}), "chance": 0.35}, ["no_coach"]),
        ({"has_sum": False, "chance": 0.34}, []),
        ({"has_sum": False, "chance": 0.35}, ["no_budget"]),
        ({"chance": 0.5, "sum_since": day(30)}, []),
        ({"chance": 0.5, "sum_since": day(31)}, ["sum_stale"]),
        ({"chance": 0.5, "began": day(31)}, ["sum_stale"]),
        ({"chance": 0.49, "sum_since": day(99)}, []),
        ({"rhythm": Rhythm(day(-2), "Выбор", "Choosing")}, []),
        ({"rhythm": Rhythm(day(-1), "Выбор", "Choosing")}, ["out_of_rhythm"]),
    ],
)
def test_what_raises_a_flag(facts, raised):
    assert flags(**facts) == raised


def test_the_heaviest_stands_first():
    told = {"promise_broken": {"text": "КП"}}

    found = flags(told=told, people=0, expected=day(3), began=day(99), cycle=CYCLE)

    assert found == ["promise_broken", "dragging", "expected_past", "no_people"]


def test_a_flag_that_is_not_used_is_never_raised():
    assert flags(norms=FlagNorms(off=frozenset({"no_people"})), people=0) == []


def test_an_answered_flag_is_silent_until_its_day():
    answered = {"no_people": TODAY + timedelta(days=1)}

    found = red_flags(a_deal(people=0, answered=answered), now=NOW, norms=NORMS)

    assert (found.flags, found.turns_at) == ([], datetime(2026, 11, 24, tzinfo=UTC))
    assert flags(people=0, answered={"no_people": TODAY}) == ["no_people"]


def test_what_others_see_coming_is_raised_at_its_moment():
    soon = NOW + timedelta(hours=1)
    told = {"promise_broken": {"text": "КП", "turns_at": soon.isoformat(), "is_ahead": True}}

    assert flags(told=told) == []
    assert flags(told=told, now=soon) == ["promise_broken"]


def test_facts_are_days_that_stay_right_tomorrow():
    found = red_flags(a_deal(began=day(112), cycle=CYCLE), now=NOW, norms=NORMS)

    assert found.facts["dragging"]["since"] == day(112).isoformat()
    assert found.facts["dragging"]["median"] == 79


days = st.integers(-200, 200).map(day)
moments = st.integers(-300, 300).map(lambda hours: NOW + timedelta(hours=hours))
facts = st.fixed_dictionaries(
    {
        "began": days,
        "stage_since": days,
        "stage_norm": st.none() | st.integers(0, 60),
        "chance": st.sampled_from([0.05, 0.35, 0.5, 0.9]),
        "has_sum": st.booleans(),
        "sum_since": st.none() | days,
        "expected": st.none() | days,
        "due_at": moments,
        "has_time": st.booleans(),
        "last_talk": st.none() | days,
        "people": st.integers(0, 2),
        "roles": st.frozensets(st.sampled_from(["economic", "user", "technical", "coach"])),
        "new_person": st.none() | st.tuples(st.just("Клара"), days),
        "cycle": st.none() | st.just(CYCLE),
        "stage_cycle": st.none() | st.just(CYCLE),
        "answered": st.dictionaries(st.sampled_from([one.value for one in Flag]), days),
    }
)


@given(facts, moments)
def test_the_same_facts_give_the_same_flags_in_the_order_of_weight(known, now):
    one, again = (red_flags(DealFacts(**known), now=now, norms=NORMS) for _ in range(2))

    assert one == again
    assert [WEIGHT[flag] for flag in one.flags] == sorted(WEIGHT[flag] for flag in one.flags)
    assert list(one.facts) == one.flags


@given(facts, moments, st.integers(0, 400))
def test_nothing_turns_before_the_moment_that_was_noted(known, now, hours):
    deal, later = DealFacts(**known), now + timedelta(hours=hours)
    found = red_flags(deal, now=now, norms=NORMS)

    assert found.turns_at is None or found.turns_at > now
    if found.turns_at is None or later < found.turns_at:
        assert red_flags(deal, now=later, norms=NORMS).flags == found.flags


def test_dates_are_days_of_the_zone_of_our_company():
    midnight = datetime(2026, 11, 22, 21, 30, tzinfo=UTC).astimezone(
        datetime.fromisoformat("2026-11-23T00:00+03:00").tzinfo
    )

    assert red_flags(a_deal(expected=date(2026, 11, 22)), now=midnight, norms=NORMS).flags == [
        "expected_past"
    ]
