"""What a rule does is done exactly once: with two workers, and if one is killed in between."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from interes.activities.models import ToDo
from interes.automation import actions, tasks
from interes.automation.actions import unfold as engine
from interes.automation.models import Occasion, Run
from interes.automation.tests.world import a_rule, a_step, a_to_do, unfold
from interes.deals import actions as deals
from interes.deals.models import Step
from tests.cast import NOON, a_deal, a_plan, a_stage

DAY = timedelta(days=1)


def work() -> None:
    while actions.unfold_next(at=NOON):
        pass
    connection.close()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_do_everything_and_nothing_twice(ada, anna):
    a_rule(ada, "deal_opened", a_to_do(), a_step())
    given = [a_deal(anna, title=f"Заявка {n}").pk for n in range(12)]
    jobs = ProcrastinateJob.objects.filter(task_name=tasks.UNFOLD, status="todo")
    assert jobs.count() == 1

    workers = [threading.Thread(target=work) for _n in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()

    assert sorted(Run.objects.values_list("deal_id", flat=True)) == given
    assert ToDo.objects.count() == len(given)
    assert not Occasion.objects.filter(done_at=None).exists()


class Killed(BaseException):
    """The worker is no more; nothing of it is heard again."""


def test_a_worker_killed_in_between_neither_loses_nor_doubles(ada, anna, monkeypatch):
    a_rule(ada, "deal_opened", a_to_do(), a_step())
    a_deal(anna)

    def die(*_args):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setitem(engine.DO, "plan_step", die)
        with pytest.raises(Killed):
            actions.unfold_next(at=NOON)
    assert not ToDo.objects.exists()

    assert unfold() == 1
    assert ToDo.objects.count() == 1


def test_an_occasion_that_breaks_the_engine_does_not_stop_the_others(ada, anna, monkeypatch):
    a_rule(ada, "deal_opened", a_to_do())
    broken, fine = a_deal(anna, title="Сломанная"), a_deal(anna, title="Целая")
    right = engine.fire

    def break_on_one(*, occasion, **told):
        if occasion.deal_id == broken.pk:
            raise RuntimeError
        return right(occasion=occasion, **told)

    monkeypatch.setattr(engine, "fire", break_on_one)
    unfold()

    assert [run.deal for run in Run.objects.all()] == [fine]
    assert Occasion.objects.get(done_at=None).tries == engine.MOST_TRIES


def test_what_is_taken_back_with_its_act_is_not_an_occasion(ada, anna):
    a_rule(ada, "deal_moved", a_to_do())
    deal = a_deal(anna)

    with pytest.raises(deals.StageElsewhere):
        deals.move(deal_id=deal.pk, stage_id=0, by=anna, at=NOON)

    assert not Occasion.objects.exists()


def test_a_deal_that_stands_is_brought_once_for_each_stay(ada, anna):
    a_rule(ada, "deal_stands", a_to_do(), given={"days": 14})
    deal = a_deal(anna, at=NOON - 10 * DAY)

    found = [actions.watch(at=NOON + days * DAY) for days in (3 * n for n in range(4))]
    unfold(NOON + 10 * DAY)
    deals.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=NOON + 10 * DAY)
    again = [actions.watch(at=NOON + days * DAY) for days in (20, 24, 25)]

    assert found == [0, 0, 1, 0]
    assert again == [0, 1, 0]
    assert ToDo.objects.count() == 1


def test_a_deal_that_stood_before_the_rule_was_switched_on_is_let_be(ada, anna):
    rule = a_rule(ada, "deal_stands", a_to_do(), given={"days": 14})
    a_deal(anna, at=NOON - 20 * DAY)
    actions.use_rule(rule_id=rule.pk, is_active=False, by=ada, at=NOON)
    actions.use_rule(rule_id=rule.pk, is_active=True, by=ada, at=NOON)

    assert actions.watch(at=NOON + DAY) == 0


def test_working_hours_are_counted_for_a_late_step(ada, anna):
    a_rule(ada, "step_late", a_to_do(), given={"hours": 4})
    step = a_plan("Позвонить", days=0, has_time=True)
    deal = a_deal(anna, step=step, at=NOON - DAY)

    hours = (1, 3, 4, 5, 30)
    found = [actions.watch(at=NOON + timedelta(hours=number)) for number in hours]
    unfold(NOON + 2 * DAY)

    assert found == [0, 0, 1, 0, 0]
    assert ToDo.objects.get().deal == deal
    assert Step.objects.filter(deal=deal, state="planned").exists()
