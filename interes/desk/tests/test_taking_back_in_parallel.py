"""Two who take back at the same moment, or one who takes back what another goes on with."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from interes.activities.models import Activity
from interes.deals import actions as deals
from interes.deals.models import Deal, Step
from interes.desk import actions
from interes.foundation.history import history_of
from interes.foundation.refusals import Refusal
from tests.cast import NOON, a_deal, a_plan, a_stage

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def together(*acts):
    """Do all of them at the same moment; return those that were refused."""
    gate = Barrier(len(acts))

    def one(act):
        gate.wait()
        try:
            act()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return [refusal for refusal in pool.map(one, acts) if refusal]


def take_back(act, by):
    actions.take_back(context=act, by=by, at=timezone.now())


def last_act():
    return history_of(Deal).order_by("-pgh_id")[0].pgh_context_id


def test_one_move_is_taken_back_once(anna):
    deal = a_deal(anna)
    deals.move(deal_id=deal.pk, stage_id=a_stage(3).pk, by=anna, at=timezone.now())
    act = last_act()

    refusals = together(*[lambda: take_back(act, anna)] * 2)

    deal.refresh_from_db()
    assert len(refusals) == 1
    assert (deal.stage, deal.stage_since) == (a_stage(1), NOON)
    assert deal.moves.filter(undone_at=None).count() == 1
    assert not Activity.objects.filter(kind="moved", removed_at=None).exists()


def test_a_step_taken_back_while_the_next_one_is_done_leaves_one_planned(anna):
    deal = a_deal(anna)
    deals.finish_step(
        step_id=deal.next_step_id, by=anna, at=NOON, result="", next_step=a_plan("Счёт")
    )
    act, following = last_act(), Deal.objects.get().next_step_id

    together(
        lambda: take_back(act, anna),
        lambda: deals.finish_step(
            step_id=following, by=anna, at=NOON, result="", next_step=a_plan("Договор")
        ),
    )

    planned = Step.objects.get(state="planned")
    assert Deal.objects.get().next_step_id == planned.pk
