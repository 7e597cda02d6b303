"""Two workers at one forgotten deal, and an owner who acts at the very moment it climbs."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from interes.deals import actions, queries, tasks
from interes.deals.models import Deal, DealClimb, Step
from interes.foundation.refusals import Refusal
from tests.cast import a_deal, a_user

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

LATE = timedelta(days=30)
ROUNDS = 6


def forgotten(owner, number=1):
    """Return deals whose steps were due a month ago."""
    now = timezone.now()
    deals = [a_deal(owner, at=now - 2 * LATE) for _ in range(number)]
    steps = [deal.next_step_id for deal in deals]
    Step.objects.filter(pk__in=steps).update(due_at=now - LATE, has_time=True)
    return deals


def together(*acts):
    """Do all of them at the same moment; return what came of each."""
    gate = Barrier(len(acts))

    def one(act):
        gate.wait()
        try:
            return act()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def in_a_week():
    return actions.Plan("Позвонить", timezone.now() + timedelta(days=7))


def test_two_workers_let_a_deal_climb_once(anna, boris):
    deals = forgotten(anna, 5)

    together(*[lambda: tasks.climb(0)] * 3)

    rows = DealClimb.objects.order_by("deal_id", "level").values_list("deal_id", "level")
    assert list(rows) == [(deal.pk, level) for deal in deals for level in (1, 2)]


def finish(deal, by):
    return actions.finish_step(
        step_id=deal.next_step_id, by=by, at=timezone.now(), result="", next_step=in_a_week()
    )


def test_an_owner_who_finishes_at_the_same_moment_is_never_in_between(anna, boris):
    for deal in forgotten(anna, ROUNDS):
        together(
            lambda deal=deal: actions.climb(deal_id=deal.pk, at=timezone.localtime()),
            lambda deal=deal: finish(deal, anna),
        )

        deal.refresh_from_db()
        assert queries.climb_state(deal, timezone.localtime()).level == 0
        climbed = DealClimb.objects.filter(deal=deal)
        # Either it climbed before the step was done, to the top, or not at all.
        assert climbed.count() in (0, 2)
        assert not climbed.filter(step=deal.next_step_id).exists()


def test_an_owner_who_moves_the_step_at_the_same_moment_has_it_again(anna, boris):
    for deal in forgotten(anna, ROUNDS):
        together(
            lambda deal=deal: actions.climb(deal_id=deal.pk, at=timezone.localtime()),
            lambda deal=deal: actions.change_step(
                step_id=deal.next_step_id, plan=in_a_week(), by=anna
            ),
        )

        level = Deal.objects.filter(pk=deal.pk).values_list(queries.CLIMBED, flat=True)[0]
        assert level == 0


def test_of_two_who_take_a_deal_one_has_it_and_the_other_learns_why(anna, boris, dora):
    [deal] = forgotten(anna)
    gleb = a_user("Глеб Савин")

    came = together(
        *[
            lambda who=who: actions.take(deal_id=deal.pk, by=who, at=timezone.localtime())
            for who in (dora, gleb)
        ]
    )

    refused = [one for one in came if isinstance(one, actions.NotFree)]
    assert len(refused) == 1
    deal.refresh_from_db()
    assert deal.owner_id in (dora.pk, gleb.pk)
    assert deal.owner.name in str(refused[0])
