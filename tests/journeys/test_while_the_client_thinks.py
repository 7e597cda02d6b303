"""Two calls while they choose, then months without a budget: the product leads, time moves."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import localdate

from interes.activities import actions as activities
from interes.activities.actions import Talk
from interes.deals import actions, queries
from interes.deals.models import Deal, Situation
from tests.cast import a_company, a_deal, a_stage

MOSCOW = ZoneInfo("Europe/Moscow")
BEGAN = datetime(2026, 9, 7, 11, 0, tzinfo=MOSCOW)


@pytest.fixture
def thinking(anna):
    return a_deal(anna, stage=a_stage(5), company=a_company(city="Пермь"), at=BEGAN)


def read(deal):
    return Deal.objects.select_related("next_step", "situation", "stage", "company").get(pk=deal.pk)


def choose(deal, name, by, at):
    one = Situation.objects.get(name_en=name)
    actions.situate(deal_id=deal.pk, situation=one, by=by, at=at)


def talk_as_planned(deal, by, said):
    """Do the step on its day, accept what is proposed, and return that day."""
    deal = read(deal)
    at = deal.next_step.due_at
    plan = queries.proposed(deal, now=at, talk="reached").plan
    talk = Talk(kind="call", text=said, deal_id=deal.pk)
    activities.log(by=by, at=at, talk=talk, step_id=deal.next_step_id, next_step=plan)
    return localdate(at)


def test_the_product_leads_through_choosing_and_a_budget_wait_to_the_contract(thinking, anna):
    choose(thinking, "Choosing", anna, BEGAN)
    calls = [talk_as_planned(thinking, anna, "Сравнивают") for _n in range(2)]
    assert calls == [date(2026, 9, 10), date(2026, 9, 17)]

    frozen = datetime(2026, 9, 24, 15, 0, tzinfo=MOSCOW)
    choose(thinking, "Budget", anna, frozen)
    waits = [talk_as_planned(thinking, anna, "Бюджет в декабре") for _n in range(3)]
    assert all(later - one <= timedelta(days=31) for one, later in pairwise(waits))
    assert waits[-1] > date(2026, 11, 1)

    won = datetime(2026, 12, 14, 12, 0, tzinfo=MOSCOW)
    actions.move(deal_id=thinking.pk, stage_id=a_stage(6).pk, by=anna, at=won)
    after = read(thinking)
    assert after.situation is None
    assert after.next_step.why["name_en"] == "Contract"
    assert localdate(after.next_step.due_at) < date(2026, 12, 24)
    actions.win(deal_id=thinking.pk, by=anna, at=won + timedelta(days=9))
    assert read(thinking).state == "won"


def test_every_step_of_the_way_is_explained_and_at_work_there(thinking, anna):
    choose(thinking, "Choosing", anna, BEGAN)
    for _n in range(12):
        step = read(thinking).next_step
        day = localdate(step.due_at)
        assert queries.why_of(step.why, day)
        assert queries.clock_of(read(thinking).company).is_working(step.due_at)
        talk_as_planned(thinking, anna, "Сравнивают")
    assert read(thinking).next_step.why["code"] == "ask_days"


def test_what_was_agreed_for_an_hour_stays_when_the_deal_moves_on(thinking, anna):
    choose(thinking, "Budget", anna, BEGAN)
    step = read(thinking).next_step
    plan = actions.Plan(text="Встреча у них", due_at=step.due_at, kind="meeting", has_time=True)
    actions.change_step(step_id=step.pk, plan=plan, by=anna, because="Пригласили")

    actions.move(deal_id=thinking.pk, stage_id=a_stage(6).pk, by=anna, at=BEGAN)

    assert read(thinking).situation is None
    assert read(thinking).next_step.text == "Встреча у них"
