"""How strong somebody is at a stage, and whom to pass a deal to: pure rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.deals.rules import ENOUGH_ENDED, Specialist, in_turn, strength_of, wilson

# Reference: Wilson 1927, the usual 95 % table.
TABLE = [
    (10, 20, 0.2993, 0.7007),
    (18, 20, 0.6990, 0.9721),
    (0, 20, 0.0, 0.1611),
    (20, 20, 0.8389, 1.0),
    (81, 263, 0.2553, 0.3662),
]


@pytest.mark.parametrize(("good", "every", "low", "high"), TABLE)
def test_the_interval_is_that_of_wilson(good, every, low, high):
    assert wilson(good, every) == pytest.approx((low, high), abs=5e-5)


def test_of_fewer_than_twenty_deals_nothing_is_said():
    assert ENOUGH_ENDED == 20
    assert strength_of(19, 19) is None
    assert strength_of(15, 20).share == 0.75


counts = st.integers(0, 400).flatmap(lambda every: st.tuples(st.integers(0, every), st.just(every)))


@given(counts)
def test_the_interval_lies_among_shares_and_holds_the_one_that_was_seen(count):
    good, every = count
    low, high = wilson(good, every)

    assert 0 <= low <= high <= 1
    assert every == 0 or low - 1e-9 <= good / every <= high + 1e-9


@given(counts)
def test_what_failed_mirrors_what_went_on(count):
    good, every = count
    low, high = wilson(good, every)

    assert wilson(every - good, every) == pytest.approx((1 - high, 1 - low))


@given(st.integers(1, 100), st.integers(1, 100))
def test_more_deals_of_the_same_share_make_it_surer(good, times):
    few, many = wilson(good, good * 2), wilson(good * (times + 1), good * 2 * (times + 1))

    assert many[1] - many[0] < few[1] - few[0]


WEAK, STRONG = strength_of(10, 40), strength_of(36, 40)
FREE_AND_WEAK = Specialist(1, load=2, strength=WEAK)
BUSY_AND_STRONG = Specialist(2, load=9, strength=STRONG)
NEW = Specialist(3, load=5)


@pytest.mark.parametrize(
    ("people", "is_great", "first"),
    [
        pytest.param([BUSY_AND_STRONG, FREE_AND_WEAK, NEW], False, [1, 3, 2], id="free hands"),
        pytest.param([NEW, FREE_AND_WEAK, BUSY_AND_STRONG], True, [2, 1, 3], id="the strongest"),
        pytest.param([Specialist(4, 2), FREE_AND_WEAK], False, [1, 4], id="equal load: the better"),
        pytest.param([Specialist(6, 3), Specialist(5, 1)], True, [5, 6], id="nothing known: free"),
        pytest.param([], True, [], id="nobody"),
    ],
)
def test_a_deal_goes_to_free_hands_and_a_great_one_to_the_strongest(people, is_great, first):
    assert in_turn(people, is_great=is_great) == first


@given(st.permutations([BUSY_AND_STRONG, FREE_AND_WEAK, NEW]), st.booleans())
def test_in_which_order_people_are_named_does_not_matter(people, is_great):
    usual = sorted(people, key=lambda one: one.key)

    assert in_turn(people, is_great=is_great) == in_turn(usual, is_great=is_great)
