"""Two look at one deal at the same moment: nobody waits, and the later knowledge stays."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection, transaction

from interes.deals import actions
from interes.deals.models import DealStanding, ToAppraise
from tests.cast import NOON, a_deal, a_person

appraise = import_module("interes.deals.actions.appraise")
AT = NOON + timedelta(days=14_000)
pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(anna):
    step = actions.Plan("Позвонить", AT + timedelta(days=1))
    return a_deal(anna, at=AT, people=[a_person().pk], step=step)


def test_who_wrote_while_we_looked_knows_better(deal, monkeypatch):
    """The worker reads, a person writes, the worker wants to write what it saw before."""
    real = appraise._updated

    def meanwhile(keys, fresh, known):
        DealStanding.objects.filter(pk__in=keys).update(
            flags=["silent"], checked_at=AT + timedelta(seconds=1)
        )
        return real(keys, fresh, known)

    monkeypatch.setattr(appraise, "_updated", meanwhile)

    right = actions.appraise(deal_ids=[deal.pk], at=AT + timedelta(days=9))

    assert (right, DealStanding.objects.get(deal=deal).flags) == (set(), ["silent"])


def test_a_mark_stays_until_the_flags_are_right(deal, monkeypatch):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT mark_deals(ARRAY[%s])", [deal.pk])
    ToAppraise.objects.filter(deal_id=0).delete()
    with monkeypatch.context() as patched:
        patched.setattr(appraise, "_updated", lambda *_told: set())
        assert actions.appraise_marked(at=AT) == 0
    assert ToAppraise.objects.filter(deal_id=deal.pk).exists()

    assert actions.appraise_marked(at=AT) == 1
    assert not ToAppraise.objects.filter(deal_id=deal.pk).exists()
