"""Winning a deal."""

import pytest

from interes.deals import actions
from interes.deals.models import Closure, Step
from tests.cast import NOON, a_deal


def test_winning_closes_the_deal(anna):
    deal = actions.win(deal_id=a_deal(anna).pk, by=anna, at=NOON)

    assert (deal.state, deal.closed_at, deal.next_step_id) == ("won", NOON, None)


def test_a_won_deal_has_no_planned_step_left(anna):
    deal = a_deal(anna)

    actions.win(deal_id=deal.pk, by=anna, at=NOON)

    assert list(Step.objects.filter(deal=deal).values_list("state", flat=True)) == ["done"]


def test_a_deal_is_won_only_once(anna):
    deal = a_deal(anna)
    actions.win(deal_id=deal.pk, by=anna, at=NOON)

    with pytest.raises(actions.AlreadyClosed):
        actions.win(deal_id=deal.pk, by=anna, at=NOON)

    assert Closure.objects.filter(deal=deal).count() == 1


def test_whoever_buys_becomes_a_client(anna):
    deal = a_deal(anna)

    actions.win(deal_id=deal.pk, by=anna, at=NOON)

    deal.company.refresh_from_db()
    assert deal.company.status == "client"
