"""Who won where: the share of the won ones, and when it is not told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interes.deals.rules import STANDINGS, Ended, Score, fronts, stronger


@pytest.mark.parametrize(
    ("won", "lost", "share", "verdict"),
    [
        (0, 0, None, "none"),
        (4, 0, None, "few"),
        (0, 4, None, "few"),
        (5, 0, 1.0, "ours"),
        (3, 2, 0.6, "ours"),
        (5, 5, 0.5, "even"),
        (2, 3, 0.4, "theirs"),
        (0, 5, 0.0, "theirs"),
    ],
)
def test_a_share_needs_five_ended_deals(won, lost, share, verdict):
    score = Score(won, lost)

    assert (score.share, score.verdict) == (share, verdict)


@given(some.integers(0, 4), some.integers(0, 4))
def test_a_share_is_never_told_of_fewer_than_five(won, lost):
    score = Score(won, lost)

    assert (score.share is None) is (won + lost < 5)


def test_a_front_adds_up_what_was_won_and_lost_by_currency():
    (line,) = fronts(
        [
            Ended("Видеосвязь", "won", 2, "RUB", Decimal(300)),
            Ended("Видеосвязь", "won", 1, "USD", Decimal(7)),
            Ended("Видеосвязь", "refused", 3, "RUB", Decimal(500)),
            Ended("Видеосвязь", "refused", 1, "EUR", None),
        ]
    )

    assert line.score == Score(3, 4)
    assert (line.won, line.lost) == ([("RUB", 300), ("USD", 7)], [("RUB", 500)])


def test_where_most_was_decided_stands_first_and_what_is_not_known_last():
    endings = [
        Ended("", "won", 2),
        Ended("Б", "won", 2),
        Ended("А", "refused", 2),
        Ended("Я", "won", 9),
    ]

    assert [one.group for one in fronts(endings)] == ["Я", "А", "Б", ""]


@given(
    some.lists(
        some.tuples(
            some.sampled_from("абв"), some.sampled_from(["won", "refused"]), some.integers(1, 9)
        )
    )
)
def test_no_ending_is_lost_or_counted_twice(told):
    lines = fronts(Ended(*one) for one in told)

    assert sum(line.score.ended for line in lines) == sum(number for *_rest, number in told)


@pytest.mark.parametrize("other", STANDINGS)
def test_what_is_known_of_a_standing_goes_before_nothing(other):
    assert stronger("leading", other) == "leading"
    assert stronger(other, "") == other
