"""Whoever acts at the same moment on the same deal: it ends lawful, and nothing happens twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest
from django.db import OperationalError, connection
from psycopg import IsolationLevel

from interes.deals import actions
from interes.deals.models import Closure, Deal, RefusalReason, Stage, Step
from interes.deals.tests.lawful import hands, unlawful
from interes.foundation.refusals import Refusal
from tests.cast import NOON, a_deal, a_plan

LEVELS = [
    IsolationLevel.READ_COMMITTED,
    IsolationLevel.REPEATABLE_READ,
    IsolationLevel.SERIALIZABLE,
]
PLAN = """
    INSERT INTO step (deal_id, kind, text, owner_id, due_at, has_time, state, result, planned_at)
    SELECT id, 'call', 'Позвонить', owner_id, now(), false, 'planned', '', now()
    FROM deal WHERE id = %(deal)s RETURNING id
"""
FINISH = "UPDATE step SET state = 'done', finished_at = now() WHERE id = %(step)s"
POINT = "UPDATE deal SET next_step_id = %(new)s WHERE id = %(deal)s"


def finish(deal, by):
    actions.finish_step(
        step_id=deal.next_step_id, by=by, at=NOON, result="Поговорили", next_step=a_plan()
    )


def win(deal, by):
    actions.win(deal_id=deal.pk, by=by, at=NOON)


def refuse(deal, by):
    reason = RefusalReason.objects.filter(asks_rival=False).first()
    actions.refuse(deal_id=deal.pk, reason=reason, by=by, at=NOON)


def reopen(deal, by):
    actions.reopen(deal_id=deal.pk, by=by, at=NOON, step=a_plan())


def move(deal, by):
    stage = Stage.objects.get(pipeline=deal.pipeline_id, order=3)
    actions.move(deal_id=deal.pk, stage_id=stage.pk, by=by, at=NOON)


def replan(deal, by):
    actions.change_step(step_id=deal.next_step_id, plan=a_plan(days=9), by=by)


def hand_over(deal, by):
    actions.hand_over(deal_id=deal.pk, to=by, by=by, at=NOON)


def at_once(deal, by, *acts):
    """Let every act begin at the same moment in a connection of its own; return what came."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            act(deal, by)
        except (Refusal, OperationalError) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_the_acts_are_lawful_one_by_one(anna):
    deal = a_deal(anna)
    for act in (replan, hand_over, move, finish, win, reopen, refuse):
        deal.refresh_from_db()
        act(deal, anna)

        assert unlawful() == []


def test_a_step_is_finished_once_however_often_it_is_pressed(seller):
    deal = a_deal(seller)

    outcomes = at_once(deal, seller, *[finish] * 4)

    assert sorted(outcomes) == ["AlreadyFinished"] * 3 + ["done"]
    assert Step.objects.filter(deal=deal).count() == 2
    assert unlawful() == []


def test_a_deal_is_won_once_however_often_it_is_pressed(seller):
    deal = a_deal(seller)

    outcomes = at_once(deal, seller, *[win] * 4)

    assert sorted(outcomes) == ["AlreadyClosed"] * 3 + ["done"]
    assert Closure.objects.filter(deal=deal).count() == 1


def test_a_deal_is_won_or_refused_but_not_both(seller):
    deal = a_deal(seller)

    outcomes = at_once(deal, seller, win, refuse)

    assert sorted(outcomes) == ["AlreadyClosed", "done"]
    assert Closure.objects.filter(deal=deal).count() == 1
    assert unlawful() == []


@pytest.mark.parametrize(
    "acts",
    [
        (win, finish),
        (refuse, finish, move),
        (win, move, hand_over),
        (replan, finish, win),
        (refuse, replan, move, finish),
    ],
    ids=lambda acts: " and ".join(act.__name__ for act in acts),
)
def test_what_ends_a_deal_and_what_works_on_it_agree(seller, acts):
    deals = [a_deal(seller) for _ in range(5)]

    outcomes = [at_once(deal, seller, *acts) for deal in deals]

    assert all("done" in one for one in outcomes)
    assert unlawful() == []


def test_reopening_twice_plans_one_step(seller):
    deal = a_deal(seller)
    win(deal, seller)

    outcomes = at_once(deal, seller, reopen, reopen, reopen)

    assert sorted(outcomes) == ["StillOpen", "StillOpen", "done"]
    assert Step.objects.filter(deal=deal, state="planned").count() == 1


def test_refusing_and_reopening_at_once_leave_a_lawful_deal(seller):
    deal = a_deal(seller)
    win(deal, seller)

    at_once(deal, seller, reopen, refuse)
    at_once(deal, seller, refuse, reopen)

    assert Deal.objects.get(pk=deal.pk).state in {"open", "won", "refused"}
    assert unlawful() == []


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name.lower())
def test_two_hands_that_each_plan_another_step_do_not_both_succeed(seller, level):
    deal = a_deal(seller)
    facts = {"deal": deal.pk, "step": deal.next_step_id}

    with hands(2, level) as (first, second):
        new = first.execute(PLAN, facts).fetchone()[0]
        other = second.execute(PLAN, facts).fetchone()[0]
        first.execute(FINISH, facts)
        first.execute(POINT, facts | {"new": new})
        first.commit()
        refusal = refusal_of(second, (POINT, facts | {"new": other}))

    assert refusal
    assert unlawful() == []


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name.lower())
def test_a_step_can_not_be_finished_while_another_hand_makes_it_the_next_one(seller, level):
    deal = a_deal(seller)
    facts = {"deal": deal.pk, "step": deal.next_step_id}

    with hands(2, level) as (first, second):
        facts["new"] = first.execute(PLAN, facts).fetchone()[0]
        first.execute(FINISH, facts)
        first.execute(POINT, facts)
        second.execute("SELECT 1 FROM deal")
        first.commit()
        refusal_of(second, (FINISH, {"step": facts["new"]}))

    assert Step.objects.get(pk=facts["new"]).state == "planned"
    assert unlawful() == []


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name.lower())
def test_a_deal_can_not_lose_its_step_between_two_hands(seller, level):
    deal, other = a_deal(seller), a_deal(seller)

    with hands(2, level) as (first, second):
        refusals = [
            refusal_of(first, ("DELETE FROM step WHERE id = %s", [deal.next_step_id])),
            refusal_of(
                second,
                ("UPDATE step SET deal_id = %s WHERE id = %s", [deal.pk, other.next_step_id]),
            ),
        ]

    assert all(refusals)
    assert unlawful() == []


def refusal_of(hand, *statements):
    """Let a hand do this and commit; return what refused it."""
    hand.execute("SET LOCAL lock_timeout = '3s'")
    try:
        for statement, values in statements:
            hand.execute(statement, values)
        hand.commit()
    except psycopg.Error as error:
        hand.rollback()
        return type(error).__name__
    return ""
