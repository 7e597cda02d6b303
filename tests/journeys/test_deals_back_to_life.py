"""A deal that comes back to life stands where people look: in a stage that is in use."""

import re

import pytest
from django.urls import reverse

from interes.activities.models import Activity
from interes.deals import actions
from interes.deals.models import Deal, Pipeline, RefusalReason, Stage, StageMove
from interes.team.models import BulkJob
from tests.cast import NOON, a_deal, a_stage

BACK = {"step_text": "Снова", "step_when": "tomorrow"}


def out_of_use(stage, ada):
    actions.use_stage(stage_id=stage.pk, is_active=False, by=ada)


def press_undo(client, answer):
    """Press the undo of the notice that an answer leads to."""
    action = re.search(r'action="(/undo/[^"]+)"', answer.content.decode())[1]
    return client.post(action, follow=True)


def the_stage(deal):
    return Deal.objects.get(pk=deal.pk).stage


@pytest.fixture
def refused(anna):
    """A refused deal that ended in the third stage."""
    deal = a_deal(anna, stage=a_stage(3))
    reason = RefusalReason.objects.filter(asks_rival=False)[0]
    return actions.refuse(deal_id=deal.pk, reason=reason, by=anna, at=NOON)


def test_a_reopened_deal_goes_on_in_the_nearest_stage_before(client, anna, ada, refused):
    client.force_login(anna)
    out_of_use(a_stage(3), ada)

    client.post(reverse("deals:reopen", args=[refused.pk]), BACK)

    assert the_stage(refused) == a_stage(2)
    assert StageMove.objects.filter(deal=refused).latest("id").to_stage == a_stage(2)


def test_where_no_stage_stands_before_it_is_the_one_after(anna, ada):
    deal = a_deal(anna, stage=a_stage(1))
    actions.win(deal_id=deal.pk, by=anna, at=NOON)
    out_of_use(a_stage(1), ada)

    actions.undo_close(deal_id=deal.pk, by=anna, at=NOON)

    assert the_stage(deal) == a_stage(2)


def test_a_deal_in_the_basket_does_not_hold_its_stage_and_comes_back_into_another(anna, ada):
    deal = a_deal(anna, stage=a_stage(3))
    actions.remove(deal_id=deal.pk, by=anna, at=NOON)
    out_of_use(a_stage(3), ada)

    actions.restore(deal_id=deal.pk, by=anna)

    back = Deal.objects.get(pk=deal.pk)
    assert (back.stage, back.removed_at) == (a_stage(2), None)
    assert back.stage_since > NOON


def test_a_closed_deal_comes_out_of_the_basket_as_it_ended(anna, ada, refused):
    actions.remove(deal_id=refused.pk, by=anna, at=NOON)
    out_of_use(a_stage(3), ada)

    actions.restore(deal_id=refused.pk, by=anna)

    assert the_stage(refused) == a_stage(3)


def test_an_end_that_is_taken_back_leaves_the_deal_in_a_stage_in_use(client, anna, ada):
    client.force_login(anna)
    deal = a_deal(anna, stage=a_stage(3))
    reason = RefusalReason.objects.filter(asks_rival=False)[0].pk
    answer = client.post(reverse("deals:refuse", args=[deal.pk]), {"reason": reason}, follow=True)
    out_of_use(a_stage(3), ada)

    press_undo(client, answer)

    back = Deal.objects.get(pk=deal.pk)
    assert (back.state, back.stage) == ("open", a_stage(2))
    assert StageMove.objects.filter(deal=deal, undone_at=None).latest("id").to_stage == a_stage(2)


def test_a_removal_that_is_taken_back_does_too(client, anna, ada):
    client.force_login(anna)
    deal = a_deal(anna, stage=a_stage(3))
    answer = client.post(reverse("desk:remove", args=["deal", deal.pk]), follow=True)
    out_of_use(a_stage(3), ada)

    press_undo(client, answer)

    back = Deal.objects.get(pk=deal.pk)
    assert (back.removed_at, back.stage) == (None, a_stage(2))
    assert Activity.objects.filter(deal=deal, removed_at=None).exists()


def test_a_move_is_not_taken_back_into_a_stage_out_of_use_and_the_notice_says_why(
    client, anna, ada
):
    client.force_login(anna)
    deal = a_deal(anna)
    move = reverse("deals:move", args=[deal.pk])
    answer = client.post(move, {"stage": a_stage(2).pk}, follow=True)
    out_of_use(a_stage(1), ada)

    html = press_undo(client, answer).content.decode()

    assert the_stage(deal) == a_stage(2)
    assert a_stage(2).name in html
    assert "не используется" in html or "out of use" in html


def test_of_a_bulk_move_what_can_not_go_back_stays_and_is_listed(client, anna, ada):
    client.force_login(anna)
    deals = [a_deal(anna, title="Первая"), a_deal(anna, title="Вторая", stage=a_stage(2))]
    sent = {"sent": "1", "ids": [deal.pk for deal in deals], "stage": a_stage(3).pk}
    client.post("/lists/deals/bulk/move/", sent, follow=True)
    out_of_use(a_stage(1), ada)

    answer = client.post(f"/lists/jobs/{BulkJob.objects.get().pk}/undo/", follow=True)

    assert [the_stage(deal) for deal in deals] == [a_stage(3), a_stage(2)]
    assert a_stage(3).name in answer.content.decode()


def test_in_a_pipeline_out_of_use_a_deal_begins_anew_where_deals_begin(anna, ada):
    old = Pipeline.objects.create(name_ru="Старая", order=9)
    stage = Stage.objects.create(pipeline=old, order=1, name_ru="Был")
    deal = a_deal(anna, stage=stage)
    actions.remove(deal_id=deal.pk, by=anna, at=NOON)
    actions.change_pipeline(
        pipeline_id=old.pk, name_ru="Старая", name_en="", is_active=False, by=ada
    )

    actions.restore(deal_id=deal.pk, by=anna)

    assert the_stage(deal) == a_stage(1)
