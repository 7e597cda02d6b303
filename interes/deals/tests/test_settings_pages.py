"""Pipelines, stages and refusal reasons are settings of the company."""

from decimal import Decimal

import pytest

from interes.deals import actions, queries
from interes.deals.models import Pipeline, RefusalReason, Stage
from interes.team.actions import NotAllowed
from tests.cast import NOON, a_deal, a_stage

STAGE = {"name_ru": "Пилот", "name_en": "Pilot", "chance": "40", "norm_days": "21"}
IN_DIALOG = {"HX-Request": "true", "HX-Target": "div#dialog_body"}


@pytest.fixture
def admin(client, ada):
    client.force_login(ada)
    return client


def order_of():
    return list(queries.stages_of(a_stage(1).pipeline_id).values_list("name_ru", flat=True))


def test_a_stage_is_added_at_the_end(admin):
    admin.post(f"/settings/pipelines/{a_stage(1).pipeline_id}/stages/add/", STAGE)

    added = Stage.objects.get(name_ru="Пилот")
    assert (added.chance, added.norm_days) == (Decimal("0.40"), 21)
    assert order_of()[-1] == "Пилот"


def test_a_stage_is_renamed_in_both_languages(admin):
    stage = a_stage(2)

    admin.post(f"/settings/stages/{stage.pk}/", STAGE | {"chance": "12,5", "norm_days": ""})

    stage.refresh_from_db()
    assert (stage.name_ru, stage.name_en, stage.norm_days) == ("Пилот", "Pilot", None)


@pytest.mark.parametrize(
    "said",
    [
        {"name_ru": "  "},
        {"name_ru": "я" * 121},
        {"chance": "101"},
        {"chance": "-1"},
        {"chance": "половина"},
        {"norm_days": "неделя"},
        {"norm_days": "99999"},
    ],
)
def test_what_a_stage_can_not_be_is_refused_at_its_field(admin, said):
    stage = a_stage(2)

    answer = admin.post(f"/settings/stages/{stage.pk}/", STAGE | said, headers=IN_DIALOG)

    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert Stage.objects.get(pk=stage.pk).name_ru == stage.name_ru


def test_stages_change_places(admin):
    first, second, *rest = order_of()

    admin.post(f"/settings/stages/{a_stage(2).pk}/order/", {"way": "up"})

    assert order_of() == [second, first, *rest]


@pytest.mark.parametrize(("place", "way"), [(1, "up"), (7, "down")])
def test_the_first_and_the_last_stage_stay_where_they_are(admin, place, way):
    before = order_of()

    admin.post(f"/settings/stages/{a_stage(place).pk}/order/", {"way": way})

    assert order_of() == before


def test_a_stage_with_open_deals_stays_in_use_and_says_how_many(admin, ada):
    for _ in range(2):
        a_deal(ada)

    answer = admin.post(f"/settings/stages/{a_stage(1).pk}/use/", {"use": "no"}, follow=True)

    assert a_stage(1).is_active
    assert "2" in answer.content.decode().split('role="alert"')[1][:400]


def test_a_stage_that_only_closed_deals_remember_goes_out_of_use_and_back(admin, ada):
    actions.win(deal_id=a_deal(ada).pk, by=ada, at=NOON)
    stage = a_stage(1)

    admin.post(f"/settings/stages/{stage.pk}/use/", {"use": "no"})
    assert stage.name_ru not in order_of()

    admin.post(f"/settings/stages/{stage.pk}/use/", {"use": "yes"})
    assert stage.name_ru in order_of()


def test_a_pipeline_keeps_at_least_one_stage(ada):
    pipeline = actions.add_pipeline(name_ru="Сервис", name_en="Service", by=ada)

    with pytest.raises(actions.StageInUse):
        actions.use_stage(stage_id=pipeline.stages.get().pk, is_active=False, by=ada)


def test_a_stage_out_of_use_takes_no_deals(admin, ada):
    deal = a_deal(ada)
    actions.use_stage(stage_id=a_stage(3).pk, is_active=False, by=ada)

    with pytest.raises(actions.StageElsewhere):
        actions.move(deal_id=deal.pk, stage_id=a_stage(3).pk, by=ada, at=NOON)


def test_a_new_pipeline_begins_with_a_stage(admin):
    admin.post("/settings/pipelines/add/", {"name_ru": "Сервис", "name_en": "Service"})

    pipeline = Pipeline.objects.get(name_ru="Сервис")
    assert queries.stages_of(pipeline.pk).count() == 1
    assert "Сервис" in admin.get("/board/").content.decode()


def test_the_last_pipeline_stays_in_use(admin):
    pipeline = Pipeline.objects.get()

    answer = admin.post(f"/settings/pipelines/{pipeline.pk}/", {"name_ru": "Продажи"})

    pipeline.refresh_from_db()
    assert answer.status_code == 422
    assert pipeline.is_active


def test_a_pipeline_with_open_deals_stays_in_use(admin, ada):
    second = actions.add_pipeline(name_ru="Сервис", name_en="", by=ada)
    a_deal(ada, stage=second.stages.get())

    answer = admin.post(f"/settings/pipelines/{second.pk}/", {"name_ru": "Сервис"})

    assert answer.status_code == 422


def test_a_reason_is_added_renamed_ordered_and_put_out_of_use(admin):
    admin.post("/settings/reasons/add/", {"name_ru": "Кризис", "asks_rival": "on"})
    reason = RefusalReason.objects.get(name_ru="Кризис")
    admin.post(f"/settings/reasons/{reason.pk}/", {"name_ru": "Бюджет", "name_en": "Budget"})
    admin.post(f"/settings/reasons/{reason.pk}/order/", {"way": "up"})

    names = list(queries.reasons().values_list("name_ru", "asks_rival"))
    assert names[-2] == ("Бюджет", False)

    admin.post(f"/settings/reasons/{reason.pk}/use/", {"use": "no"})

    assert "Бюджет" not in queries.reasons().values_list("name_ru", flat=True)


@pytest.mark.parametrize("name", ["", "Нет перспектив"])
def test_a_reason_has_a_name_of_its_own(admin, name):
    answer = admin.post("/settings/reasons/add/", {"name_ru": name}, headers=IN_DIALOG)

    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_a_reason_keeps_its_own_name(admin):
    reason = RefusalReason.objects.get(name_ru="Нет перспектив")

    answer = admin.post(f"/settings/reasons/{reason.pk}/", {"name_ru": "Нет перспектив"})

    assert answer.status_code == 302


@pytest.mark.parametrize("address", ["/settings/pipelines/", "/settings/reasons/"])
def test_a_head_may_look_but_not_touch_and_a_seller_not_even_look(client, anna, boris, address):
    client.force_login(boris)
    html = client.get(address).content.decode()
    touched = client.post(f"{address}add/", {"name_ru": "Новое"})
    client.force_login(anna)

    assert f"{address}add/" not in html
    assert touched.status_code == 403
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", ["/settings/pipelines/", "/settings/reasons/"])
def test_settings_ask_few_questions(admin, ada, address, django_assert_max_num_queries):
    for _ in range(3):
        actions.add_pipeline(name_ru="Ещё", name_en="", by=ada)

    with django_assert_max_num_queries(6):
        admin.get(address)


def test_a_seller_changes_no_settings_by_any_way(anna):
    with pytest.raises(NotAllowed):
        actions.use_stage(stage_id=a_stage(3).pk, is_active=False, by=anna)

    assert a_stage(3).is_active
