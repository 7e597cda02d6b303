"""Resuming a closed deal, and taking back an end that was a mistake."""

import pytest

from interes.clients.models import Company
from interes.deals import actions
from interes.deals.actions import reasons
from interes.deals.models import Pipeline, RefusalReason, Stage, StageMove
from tests.cast import NOON, a_company, a_deal, a_plan


def a_won_deal(anna, **facts):
    return actions.win(deal_id=a_deal(anna, **facts).pk, by=anna, at=NOON)


def the_status(deal):
    return Company.objects.get(pk=deal.company_id).status


def test_a_deal_goes_on_in_the_stage_it_ended_in(anna):
    deal = a_won_deal(anna)

    again = actions.reopen(deal_id=deal.pk, by=anna, at=NOON, step=a_plan("Снова"))

    assert (again.state, again.stage_id) == ("open", deal.stage_id)


def test_in_a_pipeline_out_of_use_it_begins_anew_where_people_will_see_it(anna):
    old = Pipeline.objects.create(name_ru="Старая", order=9)
    stage = Stage.objects.create(pipeline=old, order=1, name_ru="Был")
    deal = a_won_deal(anna, stage=stage)
    Pipeline.objects.filter(pk=old.pk).update(is_active=False)

    again = actions.reopen(deal_id=deal.pk, by=anna, at=NOON, step=a_plan())

    assert again.pipeline.is_active
    assert StageMove.objects.filter(deal=deal).count() == 2


def test_a_win_taken_back_leaves_no_client_behind(anna):
    deal = a_won_deal(anna)
    assert the_status(deal) == "client"

    actions.undo_close(deal_id=deal.pk, by=anna, at=NOON)

    assert the_status(deal) == "prospect"


def test_whoever_bought_before_stays_a_client(anna):
    company = a_company()
    a_won_deal(anna, company=company)
    second = a_won_deal(anna, company=company)

    actions.undo_close(deal_id=second.pk, by=anna, at=NOON)

    assert the_status(second) == "client"


def test_whom_people_called_a_client_stays_one(anna):
    company = a_company()
    Company.objects.filter(pk=company.pk).update(status="client")
    deal = a_won_deal(anna, company=company)

    actions.undo_close(deal_id=deal.pk, by=anna, at=NOON)

    assert the_status(deal) == "client"


def test_one_reason_to_refuse_always_stays(ada):
    *others, last = RefusalReason.objects.filter(is_active=True)
    for reason in others:
        actions.use_reason(reason_id=reason.pk, is_active=False, by=ada)

    with pytest.raises(reasons.LastReason):
        actions.use_reason(reason_id=last.pk, is_active=False, by=ada)
