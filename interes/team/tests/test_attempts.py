"""How often a password may be guessed."""

from datetime import timedelta

import pytest

from interes.team.rules import PERSON_LIMIT, WINDOW, wait_until
from tests.cast import NOON


@pytest.mark.parametrize(
    ("failures", "until"),
    [(1, None), (PERSON_LIMIT, None), (PERSON_LIMIT + 1, NOON + WINDOW), (1000, NOON + WINDOW)],
)
def test_whoever_was_wrong_too_often_waits(failures, until):
    assert wait_until(failures, NOON, PERSON_LIMIT) == until


def test_the_wait_is_bearable():
    assert timedelta(minutes=1) <= WINDOW <= timedelta(minutes=15)
