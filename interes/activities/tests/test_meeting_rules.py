"""Which arguments fit whoever comes to a meeting, and what should make us think again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.activities.rules import ROLES, Case, Doubt, Guest, Planned, doubts, fitting
from interes.foundation.buying import Role

DIRECTOR = Guest(1, ("economic",), 2)
DRIVER = Guest(2, ("user",), 0)
ENGINEER = Guest(3, ("technical",), 1)
FRIEND = Guest(4, ("coach", "user"), 4)
STRANGER = Guest(5)
FOE = Guest(6, ("technical",), -3)
CONTROL = Case(10, ("economic",), ("user",), kind="service")
SPEED = Case(11, ("user", "technical"), kind="delivery")
PRICE = Case(12, ("economic",), kind="price", has_proof=True)
FRAME = Case(13, ("technical",), kind="quality", is_special=True)
ALL = (CONTROL, SPEED, PRICE, FRAME)


def said(plan):
    return [(one.doubt.value, one.people) for one in doubts(plan)]


def well_planned(**facts):
    told = {"kind": "presentation", "guests": (DIRECTOR,), "chosen": (PRICE,), "economic_id": 1}
    return Planned(**told | facts)


def test_the_roles_of_the_rules_are_those_of_deals():
    assert tuple(Role.values) == ROLES


@pytest.mark.parametrize(
    ("guest", "guests", "fit"),
    [
        (DIRECTOR, [DIRECTOR], [12, 10]),
        (DIRECTOR, [DIRECTOR, DRIVER, FRIEND], [12, 10]),
        (DRIVER, [DIRECTOR, DRIVER], [11]),
        (ENGINEER, [ENGINEER], [13, 11]),
        (FRIEND, [FRIEND], [11]),
        (STRANGER, [STRANGER, DIRECTOR], []),
        (Guest(7, ("economic", "user")), [], [12, 11]),
        (Guest(8, ("technical",), mode="trouble"), [], [13, 11]),
        (Guest(9, ("economic",), mode="trouble"), [], [10, 12]),
    ],
)
def test_arguments_are_offered_by_role_and_by_what_is_heard(guest, guests, fit):
    assert [one.argument_id for one in fitting(guest, ALL, guests)] == fit


def test_an_argument_says_whom_else_at_the_table_it_alarms():
    found = {one.argument_id: one for one in fitting(DIRECTOR, ALL, [FRIEND, DIRECTOR, DRIVER])}

    assert (found[10].alarmed, found[12].alarmed) == ((2, 4), ())


@pytest.mark.parametrize(
    ("facts", "warned"),
    [
        ({}, []),
        ({"talks": 0}, [("first_talk", ())]),
        ({"talks": 0, "kind": "demonstration"}, []),
        ({"stage_place": 1, "has_needs": False}, [("needs_unknown", ())]),
        ({"stage_place": 2, "has_needs": False}, [("needs_unknown", ())]),
        ({"stage_place": 3, "has_needs": False}, []),
        ({"stage_place": 1, "has_needs": True}, []),
        ({"stage_place": 1, "has_needs": False, "kind": "meeting"}, []),
        ({"guests": ()}, [("nobody", ())]),
        ({"economic_id": None}, [("economic_unknown", ())]),
        ({"economic_id": 9}, [("economic_missing", (9,))]),
        ({"economic_id": 9, "kind": "meeting"}, []),
        ({"guests": (DIRECTOR, DRIVER), "chosen": (CONTROL, SPEED)}, [("alarms", (2,))]),
        (
            {"guests": (DIRECTOR, DRIVER), "chosen": (CONTROL,)},
            [("alarms", (2,)), ("nothing_for", (2,))],
        ),
        ({"guests": (DIRECTOR, FOE), "chosen": (PRICE, FRAME)}, [("against", (6,))]),
        ({"guests": (FOE,), "chosen": (FRAME,), "kind": "meeting"}, []),
        ({"chosen": ()}, [("no_arguments", ())]),
        ({"guests": (DIRECTOR, ENGINEER)}, [("nothing_for", (3,))]),
        ({"guests": (DIRECTOR, STRANGER)}, [("no_role", (5,))]),
        ({"has_goal": False}, [("no_goal", ())]),
        ({"place": "client"}, [("our_place", ())]),
        ({"place": "client", "is_ours_offered": True}, []),
        ({"lasts": 30, "agenda_minutes": 31}, [("too_long", ())]),
        ({"lasts": 30, "agenda_minutes": 30}, []),
    ],
)
def test_a_plan_is_doubted_for_what_is_wrong_with_it(facts, warned):
    assert said(well_planned(**facts)) == warned


def test_the_example_in_the_rules_is_worked_out_so():
    calls = Case(1, ("economic",), ("user", "coach"), is_special=True, has_proof=True)
    contract = Case(2, ("economic",), ("technical",), has_proof=True)
    neighbours = Case(3, ("economic", "coach"), has_proof=True)
    director = Guest(1, ("economic",), mode="even")

    found = fitting(director, [calls, contract, neighbours], [director, DRIVER, ENGINEER])

    assert [(fit.argument_id, fit.score) for fit in found] == [(3, 12), (1, 11), (2, 7)]


def test_a_warning_says_whom_an_argument_helps_and_whom_it_alarms():
    plan = well_planned(guests=(DRIVER, DIRECTOR), chosen=(CONTROL, SPEED))

    [one] = doubts(plan)
    assert (one.doubt, one.argument_id, one.role) == (Doubt.ALARMS, 10, "user")
    assert (one.helped, one.people) == (("economic",), (2,))


guests = st.lists(
    st.builds(
        Guest,
        person_id=st.integers(1, 9),
        roles=st.frozensets(st.sampled_from(ROLES)).map(tuple),
        attitude=st.none() | st.integers(-5, 5),
        mode=st.sampled_from(["", "growth", "trouble", "even"]),
    ),
    unique_by=lambda guest: guest.person_id,
    max_size=6,
)
cases = st.lists(
    st.builds(
        Case,
        argument_id=st.integers(1, 20),
        works_for=st.frozensets(st.sampled_from(ROLES), min_size=1).map(tuple),
        alarms=st.frozensets(st.sampled_from(ROLES)).map(tuple),
        kind=st.sampled_from(["price", "service", "quality"]),
    ),
    unique_by=lambda case: case.argument_id,
    max_size=6,
)


@given(guests=guests, cases=cases, data=st.data(), economic=st.none() | st.integers(1, 9))
def test_warnings_do_not_depend_on_who_is_named_first(guests, cases, data, economic):
    facts = {"kind": "presentation", "economic_id": economic}
    others = data.draw(st.permutations(guests))
    shuffled = data.draw(st.permutations(cases))

    plan = Planned(guests=guests, chosen=cases, **facts)
    assert doubts(plan) == doubts(Planned(guests=others, chosen=shuffled, **facts))
    for guest in guests:
        assert fitting(guest, cases, guests) == fitting(guest, shuffled, others)


@given(guests=guests, cases=cases)
def test_nobody_is_offered_what_alarms_them(guests, cases):
    known = {case.argument_id: case for case in cases}
    for guest in guests:
        for fit in fitting(guest, cases, guests):
            assert not set(known[fit.argument_id].alarms) & set(guest.roles)
