"""A fact emptied at the very moment of a move: whoever comes first, the move itself was lawful."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from interes.deals import actions
from interes.deals.models import ChecklistItem, Deal, StageMove, Tick
from interes.foundation.refusals import Refusal
from tests.cast import NOON, a_deal, a_person, a_stage

# What the history says of a fact at the moment of each move: it was there.
LAWLESS = """
    SELECT m.deal_id FROM stage_move m
    JOIN deals_dealevent e ON e.pgh_obj_id = m.deal_id AND e.stage_id = m.to_stage_id
    WHERE m.from_stage_id IS NOT NULL AND e.amount IS NULL
    AND e.pgh_id = (SELECT min(f.pgh_id) FROM deals_dealevent f
                    WHERE f.pgh_obj_id = m.deal_id AND f.stage_id = m.to_stage_id)
"""


@pytest.fixture
def demand(seller):
    """The first stage lets nobody go on without a sum, a person and a point ticked."""
    stage = a_stage(1)
    stage.exit_demands = ["amount", "people:1"]
    stage.save()
    point = ChecklistItem.objects.create(stage=stage, order=1, name_ru="Места", is_required=True)
    yield point
    ChecklistItem.objects.update(is_active=False)
    stage.exit_demands = []
    stage.save()


def move(deal, by, _point, _person):
    actions.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=by, at=NOON)


def win(deal, by, _point, _person):
    actions.win(deal_id=deal.pk, by=by, at=NOON)


def empty(deal, by, _point, _person):
    actions.change(deal_id=deal.pk, field="amount", value=None, by=by)


def untick(deal, by, point, _person):
    actions.tick(deal_id=deal.pk, item_id=point.pk, is_done=False, by=by, at=NOON)


def leave(deal, by, _point, person):
    actions.remove_person(deal_id=deal.pk, person_id=person.pk, by=by)


def at_once(acts, *told):
    """Let every act begin at the same moment in a connection of its own."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            act(*told)
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def ready(seller, point):
    """Return a deal that has all that is asked, with the person who takes part."""
    person = a_person()
    deal = a_deal(seller, amount=100, people=[person.pk])
    actions.tick(deal_id=deal.pk, item_id=point.pk, by=seller, at=NOON)
    return deal, person


def test_a_move_that_lacks_something_is_refused(anna):
    stage = a_stage(1)
    stage.exit_demands = ["amount"]
    stage.save()

    with pytest.raises(actions.NotReady):
        actions.move(deal_id=a_deal(anna).pk, stage_id=a_stage(2).pk, by=anna, at=NOON)


@pytest.mark.parametrize("away", [empty, untick, leave], ids=lambda act: act.__name__)
def test_what_is_emptied_at_the_moment_of_a_move_was_there_or_stops_it(seller, demand, away):
    pairs = [ready(seller, demand) for _ in range(8)]

    outcomes = [at_once([move, away], deal, seller, demand, person) for deal, person in pairs]

    assert all(second == "done" for _first, second in outcomes)
    assert {first for first, _second in outcomes} <= {"done", "NotReady"}
    for (deal, _person), (moved, _away) in zip(pairs, outcomes, strict=True):
        at = a_stage(2) if moved == "done" else a_stage(1)
        assert Deal.objects.get(pk=deal.pk).stage == at
        assert StageMove.objects.filter(deal=deal).count() == 1 + (moved == "done")
    with connection.cursor() as cursor:
        cursor.execute(LAWLESS)
        assert cursor.fetchall() == []


def test_what_was_emptied_first_stops_the_move_that_waited(seller, demand):
    deal, person = ready(seller, demand)
    locked, moved = Barrier(2), []

    def late():
        locked.wait()
        moved.extend(at_once([move], deal, seller, demand, person))

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            empty(deal, seller, demand, person)
            waiting = threads.submit(late)
            locked.wait()
        waiting.result()

    assert moved == ["NotReady"]
    assert Deal.objects.get(pk=deal.pk).stage == a_stage(1)


def test_a_win_and_an_emptied_fact_agree(seller, demand):
    pairs = [ready(seller, demand) for _ in range(5)]

    outcomes = [at_once([win, empty], deal, seller, demand, person) for deal, person in pairs]

    assert {first for first, _second in outcomes} <= {"done", "NotReady"}


def test_two_ticks_at_once_are_one(seller, demand):
    deal = a_deal(seller)

    def tick(*_told):
        actions.tick(deal_id=deal.pk, item_id=demand.pk, by=seller, at=NOON)

    assert at_once([tick] * 4, deal, seller, demand, None) == ["done"] * 4
    assert Tick.objects.filter(deal=deal).count() == 1
