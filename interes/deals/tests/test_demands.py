"""What stages ask of a deal: asked on the way on, never on the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.deals.rules import PEOPLE, TICK, Demand, Known, StageLaw, asked, lacking

CONTACT = StageLaw(1, 1, exit=("company",))
NEEDS = StageLaw(2, 2, entry=("people:1",), exit=("amount", "talk"), items=(7,))
PROPOSAL = StageLaw(3, 3, entry=("amount", "expected_date", "people:2"), items=(8,))
CONTRACT = StageLaw(4, 4, entry=("company_inn",), exit=("custom_5",))
WAY = [CONTRACT, CONTACT, PROPOSAL, NEEDS]


@pytest.mark.parametrize(
    ("here", "to", "wanted"),
    [
        (1, 2, ["company", "people:1"]),
        (2, 3, ["amount", "talk", "tick:7", "expected_date", "people:2"]),
        (1, 3, ["company", "people:2", "amount", "talk", "tick:7", "expected_date"]),
        (3, 4, ["tick:8", "company_inn"]),
        (4, None, ["custom_5"]),
        (3, None, ["tick:8", "company_inn", "custom_5"]),
        (3, 3, []),
        (3, 1, []),
        (4, 2, []),
        (None, 1, []),
        (None, 2, ["company", "people:1"]),
        (None, 3, ["company", "people:2", "amount", "expected_date"]),
    ],
)
def test_what_is_asked_on_the_way(here, to, wanted):
    assert sorted(one.what for one in asked(WAY, here, to)) == sorted(wanted)


def test_what_is_asked_says_which_stage_asks_first():
    assert Demand("amount", 2) in asked(WAY, 1, 4)


@pytest.mark.parametrize(
    ("demand", "known", "is_met"),
    [
        ("amount", Known(), False),
        ("amount", Known(frozenset({"amount"})), True),
        ("people:2", Known(people=1), False),
        ("people:2", Known(people=2), True),
        ("tick:7", Known(ticks=frozenset({8})), False),
        ("tick:7", Known(ticks=frozenset({7})), True),
        ("talk", Known(frozenset({"talk"})), True),
        ("custom_12", Known(frozenset({"custom_1"})), False),
    ],
)
def test_what_is_lacking(demand, known, is_met):
    assert (lacking([Demand(demand, 1)], known) == ()) is is_met


words = st.sampled_from(
    ["amount", "company", "product", "talk", "custom_3", "people:1", "people:3", "main_contact"]
)
stages = st.builds(
    lambda entry, leaving, items: (tuple(entry), tuple(leaving), tuple(items)),
    st.lists(words, max_size=4, unique=True),
    st.lists(words, max_size=4, unique=True),
    st.lists(st.integers(1, 9), max_size=3, unique=True),
)
ways = st.lists(stages, min_size=1, max_size=6).map(
    lambda rows: [StageLaw(n, n, *row) for n, row in enumerate(rows, 1)]
)
knowns = st.builds(Known, st.frozensets(words), st.integers(0, 4), st.frozensets(st.integers(1, 9)))


@st.composite
def moves(draw):
    way = draw(ways)
    place = st.sampled_from([law.key for law in way])
    return way, draw(place), draw(st.one_of(place, st.none()))


def filled(known, demands):
    """Give a deal exactly what was named as missing."""
    return Known(
        known.facts | {one.what for one in demands if one.name not in (PEOPLE, TICK)},
        max([known.people, *(one.number for one in demands if one.name == PEOPLE)]),
        known.ticks | {one.number for one in demands if one.name == TICK},
    )


@given(moves(), knowns)
def test_who_gives_all_that_is_named_may_always_go_on(move, known):
    wanted = asked(*move)

    assert lacking(wanted, filled(known, lacking(wanted, known))) == ()


@given(moves(), knowns)
def test_a_step_back_asks_nothing(move, known):
    way, here, to = move

    if to is not None and to <= here:
        assert lacking(asked(way, here, to), known) == ()


@given(ways)
def test_winning_asks_what_the_last_stage_asks_on_the_way_out(way):
    last = way[-1]

    assert {one.what for one in asked(way, last.key, None)} <= set(last.to_leave)
    assert lacking(asked(way, last.key, None), Known()) or not last.to_leave


@given(moves())
def test_going_through_every_stage_asks_no_less_than_jumping(move):
    way, here, to = move
    end = to or len(way) + 1
    known = Known()
    for stage in range(here, end):
        step = asked(way, stage, stage + 1 if stage < len(way) else None)
        known = filled(known, step)

    assert lacking(asked(way, here, to), known) == ()


@given(moves(), knowns)
def test_nothing_is_asked_twice(move, known):
    named = [one.what for one in lacking(asked(*move), known)]

    assert len(named) == len(set(named))
    assert sum(one.startswith(PEOPLE) for one in named) <= 1
