"""What a stage asks and its checklist are settings of the company, with history and undo."""

import pytest

from interes.deals import actions
from interes.deals.models import ChecklistItem, Pipeline
from interes.foundation.history import history_of
from interes.team.actions import NotAllowed
from tests.cast import a_deal, a_stage

POINT = {"name_ru": "Посчитать места", "name_en": "Count the seats", "is_required": "on"}


@pytest.fixture
def admin(client, ada):
    client.force_login(ada)
    return client


def add(admin, **facts):
    admin.post(f"/settings/stages/{a_stage(2).pk}/checklist/add/", POINT | facts)
    return ChecklistItem.objects.latest("pk")


def test_a_stage_is_told_what_to_ask(admin):
    stage = a_stage(2)

    admin.post(
        f"/settings/stages/{stage.pk}/asks/set/",
        {"entry_demands": ["company"], "exit_demands": ["people:2", "amount"]},
    )

    stage.refresh_from_db()
    assert (stage.entry_demands, stage.exit_demands) == (["company"], ["amount", "people:2"])
    assert history_of(type(stage)).filter(pgh_obj=stage).count() == 2


@pytest.mark.parametrize("word", ["title", "пароль", "people:99", "custom_999"])
def test_a_stage_can_not_ask_for_what_is_not_there(ada, word):
    with pytest.raises(actions.DemandUnknown):
        actions.ask_of_deals(stage_id=a_stage(2).pk, entry=[word], leaving=[], by=ada)


def test_the_checklist_is_added_to_renamed_and_ordered(admin):
    first, second = add(admin), add(admin, name_ru="Узнать срок", is_required="")

    admin.post(f"/settings/checklist/{first.pk}/", {"name_ru": "Места"})
    admin.post(f"/settings/checklist/{second.pk}/order/", {"way": "up"})
    admin.post(f"/settings/checklist/{first.pk}/use/", {"use": "no"})

    rows = ChecklistItem.objects.order_by("order").values_list(
        "name_ru", "is_required", "is_active"
    )
    assert list(rows) == [("Узнать срок", False, True), ("Места", False, False)]


def test_the_page_shows_what_is_asked_in_few_questions(admin, django_assert_max_num_queries):
    ChecklistItem.objects.create(stage=a_stage(2), order=1, name_ru="Посчитать места")

    with django_assert_max_num_queries(6):
        html = admin.get(f"/settings/stages/{a_stage(2).pk}/asks/").content.decode()

    assert "Посчитать места" in html


def test_a_pipeline_is_given_its_products_and_industries(admin):
    pipeline = Pipeline.objects.get()

    admin.post(
        f"/settings/pipelines/{pipeline.pk}/",
        {"name_ru": "Продажи", "is_active": "on", "business_lines": "Связь,  банки , Связь"},
    )

    pipeline.refresh_from_db()
    assert pipeline.business_lines == ["Связь", "банки"]


def test_a_tick_is_one_click_and_the_history_says_who(client, anna):
    point = ChecklistItem.objects.create(stage=a_stage(1), order=1, name_ru="Посчитать места")
    deal = a_deal(anna)
    client.force_login(anna)
    part = {"HX-Request": "true", "HX-Target": "form#checklist"}

    answer = client.post(f"/deals/{deal.pk}/tick/", {"on": point.pk}, headers=part)
    history = client.get(f"/deals/{deal.pk}/history/").content.decode()
    client.post(f"/deals/{deal.pk}/tick/", {"off": point.pk}, headers=part)

    assert 'aria-pressed="true"' in answer.content.decode()
    assert "Посчитать места" in history
    assert [one.is_done for one in deal.ticks.all()] == [False]


def test_a_point_of_another_pipeline_is_not_ticked(anna, ada):
    other = actions.add_pipeline(name_ru="Сервис", name_en="", by=ada)
    point = ChecklistItem.objects.create(stage=other.stages.get(), order=1, name_ru="Чужой")
    deal = a_deal(anna)

    with pytest.raises(actions.PointGone):
        actions.tick(deal_id=deal.pk, item_id=point.pk, by=anna, at=deal.created_at)


def test_only_an_administrator_sets_what_is_asked(anna):
    with pytest.raises(NotAllowed):
        actions.ask_of_deals(stage_id=a_stage(2).pk, entry=[], leaving=[], by=anna)
