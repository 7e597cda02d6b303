"""Moving a deal, handing it over, opening it: what the acts promise by themselves."""

from datetime import timedelta

import pytest

from interes.deals import actions
from interes.deals.models import StageMove, Step
from interes.team.actions import NotAllowed
from tests.cast import NOON, a_company, a_deal, a_plan, a_stage


def test_every_move_is_kept_with_who_and_when(anna):
    deal = a_deal(anna)

    actions.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=NOON + timedelta(days=1))

    move = StageMove.objects.filter(deal=deal).latest("id")
    assert (move.from_stage, move.to_stage, move.by) == (a_stage(1), a_stage(2), anna)
    assert move.at == NOON + timedelta(days=1)


def test_moving_to_where_it_stands_changes_nothing(anna):
    deal = a_deal(anna)

    actions.move(deal_id=deal.pk, stage_id=deal.stage_id, by=anna, at=NOON)

    assert StageMove.objects.filter(deal=deal).count() == 1


def test_who_comes_second_is_told_who_moved_it_where(client, anna, boris):
    deal = a_deal(anna)
    seen = deal.stage_id
    actions.move(deal_id=deal.pk, stage_id=a_stage(3).pk, by=boris, at=NOON)
    client.force_login(anna)

    answer = client.post(
        f"/deals/{deal.pk}/move/?board=1",
        {"stage": a_stage(2).pk, "was": seen},
        headers={"HX-Request": "true", "HX-Target": "div#board"},
    )

    deal.refresh_from_db()
    assert (answer.status_code, deal.stage) == (409, a_stage(3))
    assert boris.name in answer.content.decode()
    assert str(a_stage(3)) in answer.content.decode()


def test_a_closed_deal_does_not_move(anna):
    deal = actions.win(deal_id=a_deal(anna).pk, by=anna, at=NOON)

    with pytest.raises(actions.AlreadyClosed):
        actions.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=NOON)


@pytest.mark.parametrize(
    ("who", "may"), [("anna", True), ("boris", True), ("ada", True), ("dora", False)]
)
def test_the_owner_their_head_and_the_administrator_may_move(
    request, anna, boris, ada, dora, who, may
):
    deal, by = a_deal(anna), request.getfixturevalue(who)

    try:
        actions.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=by, at=NOON)
    except NotAllowed:
        assert not may
    else:
        assert may


def test_a_deal_is_not_opened_without_a_step(anna):
    with pytest.raises(actions.StepMissing):
        a_deal(anna, step=None)


def test_a_deal_is_not_opened_without_its_channel(anna):
    with pytest.raises(actions.SourceMissing):
        a_deal(anna, channel="")


def test_finishing_asks_for_the_result_and_the_next_step_in_one_gesture(anna):
    deal = a_deal(anna)
    done = deal.next_step_id

    following = actions.finish_step(
        step_id=done, by=anna, at=NOON, result=" Просят КП ", next_step=a_plan("Отправить КП")
    )

    deal.refresh_from_db()
    assert deal.next_step == following
    assert Step.objects.get(pk=done).result == "Просят КП"


def test_a_step_is_not_finished_without_the_next_one(anna):
    deal = a_deal(anna)

    with pytest.raises(actions.StepMissing):
        actions.finish_step(
            step_id=deal.next_step_id, by=anna, at=NOON, result="Да", next_step=None
        )

    assert Step.objects.get(deal=deal).state == "planned"


def test_whoever_was_asked_to_do_the_step_may_finish_it(anna, dora):
    deal = a_deal(anna, step=a_plan(owner_id=dora.pk))

    following = actions.finish_step(
        step_id=deal.next_step_id, by=dora, at=NOON, result="Помогла", next_step=a_plan()
    )

    assert following.owner == anna


def test_a_stranger_finishes_no_step(anna, dora):
    deal = a_deal(anna, company=a_company("Юг"))

    with pytest.raises(NotAllowed):
        actions.finish_step(
            step_id=deal.next_step_id, by=dora, at=NOON, result="", next_step=a_plan()
        )
