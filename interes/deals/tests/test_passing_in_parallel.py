"""An offer answered and withdrawn at the same moment: one of them wins, and both are told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from interes.deals import actions
from interes.deals.models import Deal, DealPassing
from interes.deals.tests.lawful import unlawful
from interes.foundation.refusals import Refusal
from tests.cast import NOON, a_deal, a_user


@pytest.fixture
def vera(seller):
    return a_user("Вера Тихонова")


def at_once(*acts):
    """Let every act begin at the same moment in a connection of its own."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            act()
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def offer(deal, to, by):
    actions.offer_passing(deal_id=deal.pk, to=to, note="Срок важен", by=by, at=NOON)


def test_only_the_one_who_was_asked_accepts(anna, boris):
    deal = a_deal(anna)
    offer(deal, boris, anna)

    with pytest.raises(actions.OfferGone):
        actions.accept_passing(deal_id=deal.pk, by=anna, at=NOON)


def test_of_accepting_and_withdrawing_at_once_one_wins(seller, vera):
    for _turn in range(6):
        deal = a_deal(seller)
        offer(deal, vera, seller)

        outcome = at_once(
            lambda deal=deal: actions.accept_passing(deal_id=deal.pk, by=vera, at=NOON),
            lambda deal=deal: actions.withdraw_passing(deal_id=deal.pk, by=seller, at=NOON),
        )

        accepted = outcome == ["done", "OfferGone"]
        assert accepted or outcome == ["OfferGone", "done"]
        now = Deal.objects.select_related("next_step", "worker").get(pk=deal.pk)
        assert now.worker == (vera if accepted else None)
        assert now.next_step.owner == (vera if accepted else seller)
    assert unlawful() == []


def test_two_offers_at_once_are_one(seller, vera):
    deal, other = a_deal(seller), a_user("Глеб Савин")

    outcome = at_once(lambda: offer(deal, vera, seller), lambda: offer(deal, other, seller))

    assert sorted(outcome) == ["OfferedAlready", "done"]
    assert DealPassing.objects.filter(deal=deal).count() == 1
