"""The laws of rules, as tables of cases: what fits, whose turn it is, when a rule rests."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interes.automation.rules import (
    ACTS,
    KINDS,
    MOST_A_DAY,
    MOST_DEPTH,
    Chain,
    Held,
    fill,
    fits,
    follow,
    is_to_pause,
    may_fire,
    next_in_turn,
    offered_acts,
    unknown_in,
)


@pytest.mark.parametrize(
    ("kind", "wanted", "facts", "answer"),
    [
        ("deal_moved", {"stages": [3]}, {"stage": 3}, True),
        ("deal_moved", {"stages": [3]}, {"stage": 4}, False),
        ("deal_moved", {"stages": []}, {"stage": 4}, True),
        ("deal_stands", {"days": 14, "stages": [4]}, {"stage": 4}, True),
        ("talk_logged", {"talks": ["meeting"]}, {"talk": "call"}, False),
        ("talk_logged", {"talks": ["meeting", "call"]}, {"talk": "call"}, True),
        ("flag_raised", {"flags": ["dragging"]}, {"flag": "dragging"}, True),
        ("flag_raised", {"flags": ["dragging"]}, {"flag": "no_coach"}, False),
        ("deal_won", {}, {}, True),
    ],
)
def test_a_rule_answers_what_it_waits_for(kind, wanted, facts, answer):
    assert fits(kind, wanted, facts) is answer


@pytest.mark.parametrize(
    ("people", "last", "turn"),
    [
        ([], None, None),
        ([7, 3, 5], None, 3),
        ([7, 3, 5], 3, 5),
        ([7, 3, 5], 7, 3),
        ([7, 3], 5, 7),
        ([4], 4, 4),
    ],
)
def test_turns_go_round(people, last, turn):
    assert next_in_turn(people, last) == turn


@pytest.mark.parametrize(
    ("latest", "rests"),
    [([False] * 10, True), ([False] * 9, False), ([True] + [False] * 10, False), ([], False)],
)
def test_a_rule_rests_after_ten_runs_in_a_row_that_did_nothing(latest, rests):
    assert is_to_pause(latest) is rests


@pytest.mark.parametrize(
    ("chain", "today", "held"),
    [
        (Chain(), 0, None),
        (Chain(fired=frozenset({1})), 0, Held.AGAIN),
        (Chain(depth=MOST_DEPTH), 0, None),
        (Chain(depth=MOST_DEPTH + 1), 0, Held.DEPTH),
        (Chain(), MOST_A_DAY, Held.BUDGET),
        (Chain(), MOST_A_DAY - 1, None),
    ],
)
def test_a_rule_is_held_back_by_the_law_of_chains(chain, today, held):
    assert may_fire(chain, 1, acts_today=today) is held


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{contact}, добрый день", "Клара, добрый день"),
        ("{deal} для {company}", "… для Нордвинд"),
        ("{company.__class__} {0} {{company}}", "{company.__class__} … {Нордвинд}"),
    ],
)
def test_a_text_takes_names_and_nothing_else(text, filled):
    assert fill(text, {"contact": "Клара", "company": "Нордвинд"}) == filled


def test_a_text_tells_which_names_stand_for_nothing():
    assert unknown_in("{company} {pasword} {pasword} {sum}") == ["pasword"]


def test_companies_have_no_steps_to_plan():
    assert {"plan_step", "situate"}.isdisjoint(offered_acts("company_created"))
    assert offered_acts("deal_won") == ACTS


rules = some.integers(0, 12)
# Which rules are set off by what each rule does, at worst: everything by everything.
worlds = some.dictionaries(rules, some.frozensets(rules, max_size=13), max_size=13)


@given(worlds, rules)
def test_a_chain_of_rules_always_ends(world, first):
    fired: frozenset[int] = frozenset()
    waiting, number = [Chain()], 0
    wake = {0: frozenset({first, *world})}

    while waiting:
        chain = waiting.pop(0)
        for rule in wake.get(chain.depth, frozenset(world)):
            known = Chain(chain.depth, fired)
            if may_fire(known, rule, acts_today=0) is None:
                number += 1
                fired |= {rule}
                waiting += [follow(known, rule)] * len(world.get(rule, ()))

    assert number <= len({first, *world})
    assert number == len(fired)


@given(some.sampled_from(KINDS))
def test_every_event_offers_something_to_do(kind):
    assert set(offered_acts(kind)) <= set(ACTS)
    assert offered_acts(kind)
