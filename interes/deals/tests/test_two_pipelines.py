"""A company may have several ways of selling: each deal goes its own."""

import pytest

from interes.deals import actions, queries
from interes.deals.models import Pipeline
from tests.cast import NOON, a_deal, a_stage

ON_BOARD = {"HX-Request": "true", "HX-Target": "div#board"}


@pytest.fixture
def service(ada):
    pipeline = actions.add_pipeline(name_ru="Сервис", name_en="Service", by=ada)
    actions.add_stage(pipeline_id=pipeline.pk, facts=actions.StageFacts("Ремонт"), by=ada)
    return pipeline


@pytest.fixture
def repair(anna, service):
    return a_deal(anna, title="Ремонт камеры", stage=service.stages.get(order=1))


def test_a_deal_begins_in_the_first_pipeline(anna, service):
    assert a_deal(anna).pipeline == Pipeline.objects.get(order=1)


def test_a_deal_stays_in_the_pipeline_of_its_stage(service, repair):
    assert repair.pipeline == service


def test_the_board_shows_one_pipeline_at_a_time(client, anna, service, repair):
    a_deal(anna, title="Продажа терминала")
    client.force_login(anna)

    first = client.get("/board/").content.decode()
    second = client.get("/board/", {"pipeline": service.pk}).content.decode()

    assert "Продажа терминала" in first
    assert "Ремонт камеры" not in first
    assert "Ремонт камеры" in second
    assert "Продажа терминала" not in second


@pytest.mark.parametrize("wanted", ["0", "нет", "999999999999999999999"])
def test_a_pipeline_that_is_not_there_shows_the_first(client, anna, repair, wanted):
    a_deal(anna, title="Продажа терминала")
    client.force_login(anna)

    assert "Продажа терминала" in client.get("/board/", {"pipeline": wanted}).content.decode()


def test_a_deal_does_not_move_into_another_pipeline(anna, repair):
    with pytest.raises(actions.StageElsewhere):
        actions.move(deal_id=repair.pk, stage_id=a_stage(2).pk, by=anna, at=NOON)


def test_a_move_comes_back_to_the_board_of_its_pipeline(client, anna, service, repair):
    client.force_login(anna)
    address = f"/deals/{repair.pk}/move/?board=1&pipeline={service.pk}"

    answer = client.post(address, {"stage": service.stages.get(order=2).pk}, headers=ON_BOARD)

    html = answer.content.decode()
    assert "Ремонт камеры" in html
    assert f'data-stage="{a_stage(1).pk}"' not in html


def test_the_bar_of_a_deal_shows_the_stages_of_its_own_pipeline(client, anna, repair):
    client.force_login(anna)

    html = client.get(f"/deals/{repair.pk}/").content.decode()

    assert "Ремонт</span>" in html
    assert "Клиент думает" not in html


def test_a_pipeline_out_of_use_leaves_the_board_and_the_filters(client, ada, anna, service):
    actions.change_pipeline(
        pipeline_id=service.pk, name_ru="Сервис", name_en="", is_active=False, by=ada
    )
    client.force_login(anna)

    assert "Сервис" not in client.get("/board/").content.decode()
    assert service not in queries.pipelines()
