"""What people did is taken back as one act, and what others did since stays."""

import pytest

from interes.activities import actions as activities
from interes.activities.models import Activity
from interes.clients import actions as clients
from interes.clients.models import Company, ContactPoint
from interes.deals import actions as deals
from interes.deals.models import Closure, Deal, RefusalReason, Step
from interes.foundation import undoing
from interes.foundation.history import history_of
from tests.cast import NOON, a_company, a_deal, a_person, a_plan, a_stage

pytestmark = pytest.mark.django_db


def last_act(model):
    return history_of(model).order_by("-pgh_id")[0].pgh_context_id


def undo(model, by):
    return undoing.undo([last_act(model)], by=by, at=NOON)


def state(deal):
    return Deal.objects.filter(pk=deal.pk).values().get() | {"version": 0, "changed_at": 0}


def test_a_move_is_taken_back_with_its_time_and_its_line(anna):
    deal = a_deal(anna)
    before = state(deal)
    deals.move(deal_id=deal.pk, stage_id=a_stage(3).pk, by=anna, at=NOON)

    done = undo(Deal, anna)

    assert (done.kept, state(deal)) == ([], before)
    assert not Activity.objects.filter(kind="moved", removed_at=None).exists()
    assert deal.moves.filter(undone_at=None).count() == 1


def test_a_win_is_taken_back_and_can_be_done_again(anna):
    deal = a_deal(anna)
    before, step = state(deal), Step.objects.values().get()
    deals.win(deal_id=deal.pk, by=anna, at=NOON)
    won = state(deal)

    undo(Deal, anna)
    assert (state(deal), Step.objects.values().get()) == (before, step)
    assert Company.objects.get().status == "prospect"

    undo(Deal, anna)
    assert state(deal) == won
    assert Closure.objects.get().undone_at is None
    assert Company.objects.get().status == "client"


def test_a_finished_step_is_planned_again(anna):
    deal = a_deal(anna)
    first = deal.next_step_id
    deals.finish_step(step_id=first, by=anna, at=NOON, result="", next_step=a_plan("Счёт"))

    undo(Deal, anna)

    assert dict(Step.objects.order_by("pk").values_list("text", "state")) == {
        "Позвонить Кларе": "planned",
        "Счёт": "dropped",
    }
    assert Deal.objects.get().next_step_id == first


def test_what_went_on_since_stays_and_is_told(anna, boris):
    deal = a_deal(anna)
    deals.finish_step(
        step_id=deal.next_step_id, by=anna, at=NOON, result="", next_step=a_plan("Счёт")
    )
    act = last_act(Deal)
    reason = RefusalReason.objects.filter(asks_rival=False)[0]
    deals.refuse(deal_id=deal.pk, reason=reason, by=boris, at=NOON)
    before = state(deal)

    done = undoing.undo([act], by=anna, at=NOON)

    assert state(deal) == before
    assert [(one.model, one.field, one.who) for one in done.kept if one.model is Deal] == [
        (Deal, "next_step", boris.pk)
    ]


def test_a_record_goes_into_the_basket_with_all_its_parts(anna):
    deal = a_deal(anna)

    undo(Deal, anna)

    assert Deal.objects.get().removed_at == NOON
    assert Activity.objects.get().removed_at == NOON
    undo(Deal, anna)
    assert Deal.objects.get(pk=deal.pk).removed_at is None


def test_a_record_stays_if_somebody_leans_on_it(anna):
    deal = a_deal(anna)
    opened = last_act(Deal)
    talk = activities.Talk(kind="call", text="Ждут", deal_id=deal.pk)
    activities.log(by=anna, at=NOON, talk=talk)

    done = undoing.undo([opened], by=anna, at=NOON)

    assert Deal.objects.get().removed_at is None
    assert [(one.model, one.field) for one in done.kept] == [(Deal, "")]


def test_a_removed_phone_comes_back_with_its_number(anna):
    clara = a_person(a_company())
    point = clients.add_contact_point(by=anna, value="+7 495 123-45-67", person=clara, kind="phone")
    clients.remove_contact_point(contact_point_id=point.pk, by=anna)

    assert undo(ContactPoint, anna).put_back == 1
    assert ContactPoint.objects.get().pk == point.pk


def test_other_fields_of_the_record_stay(anna, boris):
    firm = a_company(city="Тверь")
    clients.change_company(company_id=firm.pk, field="city", value="Псков", by=anna)
    act = last_act(Company)
    clients.change_company(company_id=firm.pk, field="industry", value="Связь", by=boris)

    undoing.undo([act], by=anna, at=NOON)

    firm.refresh_from_db()
    assert (firm.city, firm.industry) == ("Тверь", "Связь")
