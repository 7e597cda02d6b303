"""Which roles are covered, what worries, and where the cards stand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.deals.rules import (
    CARD_HEIGHT,
    CARD_WIDTH,
    ROLES,
    WIDTH,
    Card,
    Coverage,
    Norms,
    Player,
    Worry,
    coverage,
    ends,
    height,
    placed,
    role_flags,
)

TODAY = date(2026, 11, 23)
LATELY = TODAY - timedelta(days=3)
LONG_AGO = TODAY - timedelta(days=40)


def somebody(key=1, *roles, **facts):
    told = {"influence": "medium", "attitude": 1, "evidence": "Сказала сама", "last_talk": LATELY}
    return Player(key, roles or ("user",), **told | facts)


def worries(*players, norms=None):
    flags = role_flags(players, today=TODAY, norms=norms or Norms())
    return [(flag.worry.value, flag.role, flag.person_id) for flag in flags]


@pytest.mark.parametrize(
    ("facts", "how"),
    [
        ([], "unknown"),
        ([{"last_talk": None, "attitude": 5}], "not_met"),
        ([{"attitude": -1}], "against"),
        ([{"attitude": None}], "neutral"),
        ([{"attitude": 0}], "neutral"),
        ([{"attitude": 2}], "for"),
        ([{"attitude": 5}, {"attitude": -1}], "against"),
        ([{"attitude": 2}, {"attitude": -5, "last_talk": None}], "for"),
        ([{"attitude": 0}, {"attitude": 3}], "for"),
    ],
)
def test_a_role_is_covered_as_its_people_stand(facts, how):
    players = [somebody(n, "user", **one) for n, one in enumerate(facts)]

    assert coverage(players)["user"] == Coverage(how)


FULL = [somebody(n, role) for n, role in enumerate(ROLES)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"influence": "high", "attitude": -1}, [("against", "", 1)]),
        ({"influence": "medium", "attitude": -5}, []),
        ({"last_talk": LONG_AGO}, [("silent", "user", 1)]),
        ({"last_talk": None}, [("silent", "user", 1)]),
        ({"last_talk": TODAY - timedelta(days=14)}, []),
        ({"last_talk": TODAY - timedelta(days=15)}, [("silent", "user", 1)]),
        ({"post_since": TODAY - timedelta(days=89)}, [("new", "", 1)]),
        ({"post_since": TODAY - timedelta(days=90)}, []),
        ({"post_since": TODAY + timedelta(days=5)}, []),
        ({"evidence": "  "}, [("unsure", "", 1)]),
        ({"attitude": None}, [("unsure", "", 1)]),
        ({"influence": ""}, [("unsure", "", 1)]),
    ],
)
def test_one_person_worries_for_a_reason(change, expected):
    others = [one for one in FULL if one.person_id != 1]

    assert worries(*others, somebody(1, "user", **change)) == expected


@pytest.mark.parametrize(
    ("since", "is_told"),
    [((10, 89), True), ((10, 90), False), ((0, 0), True), ((10, -3), False), ((10,), False)],
)
def test_several_people_in_new_posts_mean_that_they_are_being_reorganised(since, is_told):
    others = [one for one in FULL if one.person_id > len(since)]
    new = [
        somebody(n, ROLES[n - 1], post_since=TODAY - timedelta(days=days))
        for n, days in enumerate(since, 1)
    ]

    found = [worry for worry, _role, _person in worries(*others, *new)]

    assert ("reorganised" in found) == is_told


@pytest.mark.parametrize(
    ("role", "worry"),
    [
        ("economic", "no_economic"),
        ("coach", "no_coach"),
        ("user", "no_role"),
        ("technical", "no_role"),
    ],
)
def test_a_role_nobody_plays_worries(role, worry):
    known = [one for one in FULL if role not in one.roles]

    assert worries(*known) == [(worry, role, None)]


def test_the_coach_is_asked_first_and_nobody_when_nobody_is_known():
    coach = somebody(7, "coach", attitude=1)
    warm = somebody(8, "user", attitude=5)

    asked = {flag.ask for flag in role_flags([warm, coach], today=TODAY, norms=Norms())}

    assert asked == {7}
    assert {flag.ask for flag in role_flags([], today=TODAY, norms=Norms())} == {None}


def test_one_who_plays_two_roles_is_missed_once():
    both = somebody(1, "user", "technical", last_talk=LONG_AGO)
    known = [one for one in FULL if not {"user", "technical"} & set(one.roles)]

    assert worries(*known, both) == [("silent", "user", 1)]


def test_a_talk_with_one_of_them_is_a_talk_in_the_role():
    assert worries(*FULL, somebody(9, "user", last_talk=None)) == []


players = st.builds(
    Player,
    person_id=st.integers(1, 5),
    roles=st.sets(st.sampled_from(ROLES)),
    influence=st.sampled_from(["", "low", "medium", "high"]),
    attitude=st.none() | st.integers(-5, 5),
    evidence=st.sampled_from(["", "да"]),
    last_talk=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    post_since=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)
casts = st.lists(players, max_size=8, unique_by=lambda one: one.person_id)


@given(casts)
def test_a_role_is_unknown_exactly_when_it_is_flagged(cast):
    flags = role_flags(cast, today=TODAY, norms=Norms())
    missing = {flag.role for flag in flags if flag.role and flag.person_id is None}

    assert {r for r, how in coverage(cast).items() if how == Coverage.UNKNOWN} == missing


@given(casts, st.integers(1, 300), st.integers(1, 60))
def test_more_patience_never_worries_more(cast, days, more):
    def silent(norm):
        flags = role_flags(cast, today=TODAY, norms=Norms(silent_days=norm))
        return {flag.person_id for flag in flags if flag.worry == Worry.SILENT}

    assert silent(days + more) <= silent(days)


@given(casts)
def test_the_worst_comes_first_and_every_worry_comes_once(cast):
    flags = role_flags(cast, today=TODAY, norms=Norms())
    order = [list(Worry).index(flag.worry) for flag in flags]

    assert order == sorted(order)
    assert len(set(flags)) == len(flags)


cards = st.lists(
    st.builds(
        Card,
        key=st.integers(1, 30),
        roles=st.sets(st.sampled_from(ROLES)),
        at=st.none() | st.tuples(st.integers(0, 980), st.integers(0, 900)),
    ),
    max_size=20,
    unique_by=lambda one: one.key,
)


@given(cards)
def test_a_card_without_a_place_gets_a_free_one_and_the_others_stay(known):
    places = placed(known)

    assert places.keys() == {one.key for one in known}
    for one in known:
        x, y = places[one.key]
        assert one.at in (None, (x, y))
        assert x + CARD_WIDTH <= WIDTH
        assert y + CARD_HEIGHT <= height(places.values())
        if one.at is None:
            others = [at for key, at in places.items() if key != one.key]
            assert not any(abs(x - a) < CARD_WIDTH and abs(y - b) < CARD_HEIGHT for a, b in others)


@given(st.tuples(st.integers(0, 980), st.integers(0, 700)))
def test_a_line_ends_outside_of_a_card_that_stands_apart(place):
    other = (place[0] + 500, place[1])

    x1, y1, x2, y2 = ends(place, other)

    assert (y1, y2) == (place[1] + CARD_HEIGHT // 2,) * 2
    assert place[0] + CARD_WIDTH < x1 < x2 < other[0]
