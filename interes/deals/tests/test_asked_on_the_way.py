"""A stage asks for what matters: in one small form, for every way by which a deal can move."""

import pytest

from interes.clients.models import CustomField
from interes.deals import actions, queries
from interes.deals.models import ChecklistItem, Deal, Stage, StageMove, Tick
from tests.cast import NOON, a_company, a_deal, a_person, a_plan, a_stage

BOARD = {"HX-Request": "true", "HX-Target": "div#board"}
DIALOG = {"HX-Request": "true", "HX-Target": "div#dialog_body"}


def asks(place, entry=(), leaving=(), points=()):
    """Let a stage ask for facts, and require points of its checklist."""
    stage = a_stage(place)
    stage.entry_demands, stage.exit_demands = list(entry), list(leaving)
    stage.save()
    return [
        ChecklistItem.objects.create(stage=stage, order=n, name_ru=name, is_required=True)
        for n, name in enumerate(points, 1)
    ]


@pytest.fixture
def page(client, anna):
    client.force_login(anna)
    return client


def move(deal, place, by):
    return actions.move(deal_id=deal.pk, stage_id=a_stage(place).pk, by=by, at=NOON)


def missing(deal, place):
    return [one.demand.what for one in queries.lacks(deal, a_stage(place).pk)]


def test_a_deal_does_not_go_on_without_what_is_asked(anna):
    asks(1, leaving=["amount"])
    asks(2, entry=["expected_date"])
    deal = a_deal(anna)

    with pytest.raises(actions.NotReady) as refusal:
        move(deal, 2, anna)

    assert [one.demand.what for one in refusal.value.lacks] == ["amount", "expected_date"]
    assert StageMove.objects.filter(deal=deal).count() == 1


def test_a_step_back_and_a_refusal_ask_nothing(anna):
    deal = move(a_deal(anna), 3, anna)
    for place in (1, 2, 3):
        asks(place, entry=["amount"], leaving=["amount"])

    move(deal, 1, anna)
    reason = queries.reasons().filter(asks_rival=False)[0]
    actions.refuse(deal_id=deal.pk, reason=reason, by=anna, at=NOON)

    assert Deal.objects.get().state == "refused"


def test_winning_asks_what_the_stages_ask_to_leave_them(anna):
    asks(7, leaving=["amount"])
    deal = a_deal(anna)

    with pytest.raises(actions.NotReady):
        actions.win(deal_id=deal.pk, by=anna, at=NOON)
    filling = actions.Filling(facts={"amount": 100})
    actions.win(deal_id=deal.pk, by=anna, at=NOON, filling=filling)

    assert Deal.objects.get().state == "won"


@pytest.mark.parametrize("place", [1, 3])
def test_a_deal_is_not_opened_where_it_may_not_stand(anna, place):
    asks(1, entry=["amount"], points=["Посчитать места"])

    with pytest.raises(actions.NotReady):
        a_deal(anna, stage=a_stage(place))

    assert a_deal(anna, stage=a_stage(place), amount=5).stage == a_stage(place)


@pytest.mark.parametrize(
    ("demand", "facts"),
    [
        ("company", {}),
        ("product", {"product": "Связь"}),
        ("amount", {"amount": 0}),
        ("channel", {}),
        ("about", {"about": "Ждут весны"}),
        ("company_inn", {}),
    ],
)
def test_a_fact_that_is_known_is_not_asked_again(anna, demand, facts):
    asks(1, leaving=[demand])

    deal = a_deal(anna, company=a_company(inn="7707083893"), **facts)

    assert missing(deal, 2) == []


def test_people_and_the_main_contact_are_asked_for(anna):
    asks(1, leaving=["people:2", "main_contact"])
    clara = a_person()

    assert missing(a_deal(anna), 2) == ["people:2", "main_contact"]
    assert missing(a_deal(anna, people=[clara.pk]), 2) == ["people:2"]


def test_a_field_out_of_use_is_not_asked_for(anna):
    field = CustomField.objects.create(noun="deal", kind="text", name_ru="Проект")
    asks(1, leaving=[field.control])
    deal = a_deal(anna)

    assert missing(deal, 2) == [field.control]
    CustomField.objects.update(is_active=False)

    assert missing(deal, 2) == []


def test_a_point_out_of_use_is_not_asked_for(anna, ada):
    (point,) = asks(1, points=["Посчитать места"])
    deal = a_deal(anna)

    assert missing(deal, 2) == [f"tick:{point.pk}"]
    actions.use_point(item_id=point.pk, is_active=False, by=ada)

    assert missing(deal, 2) == []


def test_a_card_dropped_on_the_board_opens_the_form_of_what_is_missing(page, anna):
    asks(1, leaving=["amount"])
    deal = a_deal(anna)

    answer = page.post(f"/deals/{deal.pk}/move/?board=1", {"stage": a_stage(2).pk}, headers=BOARD)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'name="amount"' in html
    assert 'name="expected_date"' not in html


def test_the_stage_bar_opens_the_form_in_the_dialog(page, anna):
    asks(1, leaving=["amount"])
    deal = a_deal(anna)

    answer = page.post(
        f"/deals/{deal.pk}/move/", {"stage": a_stage(2).pk}, headers={"HX-Request": "true"}
    )

    assert (answer.status_code, answer.headers["HX-Retarget"]) == (422, "#dialog_body")


def test_without_scripts_the_form_is_a_page_of_its_own(page, anna):
    asks(1, leaving=["amount"])
    deal = a_deal(anna)

    answer = page.post(f"/deals/{deal.pk}/move/", {"stage": a_stage(2).pk}, follow=True)

    assert answer.status_code == 200
    assert 'name="amount"' in answer.content.decode()


def test_one_undo_takes_back_the_move_and_what_was_filled_in(page, anna):
    (point,) = asks(1, leaving=["amount"], points=["Посчитать места"])
    deal = a_deal(anna)
    told = {"stage": a_stage(2).pk, "amount": "100", f"tick_{point.pk}": "on"}
    answer = page.post(f"/deals/{deal.pk}/move-on/", told, follow=True)

    page.post(undo_in(answer))

    deal.refresh_from_db()
    assert (deal.stage, deal.amount) == (a_stage(1), None)
    assert not Tick.objects.exists()


def test_who_leaves_something_out_keeps_nothing_and_sees_what_is_still_missing(page, anna):
    asks(1, leaving=["amount", "expected_date"])
    deal = a_deal(anna)
    told = {"stage": a_stage(2).pk, "amount": "500"}

    answer = page.post(f"/deals/{deal.pk}/move-on/", told, headers=DIALOG)

    deal.refresh_from_db()
    html = answer.content.decode()
    assert (answer.status_code, deal.stage, deal.amount) == (422, a_stage(1), None)
    assert 'value="500"' in html
    assert 'id="id_expected_date_error"' in html


def test_a_field_of_our_own_is_asked_in_the_form(page, anna):
    field = CustomField.objects.create(noun="deal", kind="number", name_ru="Рабочие места")
    asks(1, leaving=[field.control])
    deal = a_deal(anna)

    page.post(f"/deals/{deal.pk}/move-on/", {"stage": a_stage(2).pk, field.control: "200"})

    deal.refresh_from_db()
    assert (deal.stage, deal.custom[field.key]) == (a_stage(2), 200)


def test_the_form_of_a_win_asks_for_what_is_missing(page, anna):
    asks(7, leaving=["amount"])
    deal = a_deal(anna)

    assert 'name="amount"' in page.get(f"/deals/{deal.pk}/win/").content.decode()
    page.post(f"/deals/{deal.pk}/win/", {"amount": "100"})

    deal.refresh_from_db()
    assert (deal.state, deal.amount) == ("won", 100)


def test_a_stranger_fills_nothing_in(client, anna, dora):
    asks(1, leaving=["amount"])
    deal = a_deal(anna)
    client.force_login(dora)

    client.post(f"/deals/{deal.pk}/move-on/", {"stage": a_stage(2).pk, "amount": "100"})

    deal.refresh_from_db()
    assert (deal.stage, deal.amount) == (a_stage(1), None)


NEW = {"title": "Связь", "channel": "inbound", "step_text": "Позвонить", "step_when": "tomorrow"}


def test_the_form_of_a_new_deal_asks_what_its_first_stage_asks(page):
    asks(1, entry=["expected_date", "amount"])
    told = NEW | {"company": a_company().pk}

    answer = page.post("/deals/new/", told, headers=DIALOG)
    page.post("/deals/new/", told | {"expected_date": "2027-02-01", "amount": "5"})

    assert answer.status_code == 422
    assert 'name="expected_date"' in answer.content.decode()
    assert Deal.objects.get().expected_date.year == 2027


def test_the_pipeline_of_a_new_deal_can_be_chosen(page, ada):
    service = actions.add_pipeline(name_ru="Сервис", name_en="Service", by=ada)

    assert 'name="pipeline"' in page.get("/deals/new/").content.decode()
    page.post("/deals/new/", NEW | {"company": a_company().pk, "pipeline": service.pk})

    assert Deal.objects.get().pipeline == service


def test_a_new_deal_of_a_business_line_begins_in_its_own_pipeline(anna, ada):
    service = actions.add_pipeline(
        name_ru="Сервис", name_en="Service", by=ada, business_lines=["обслуживание", "Банки"]
    )

    bank = a_company("Заря", industry="Банки")
    by_product = a_deal(anna, product="Обслуживание")
    by_industry = a_deal(anna, company=bank)

    assert [one.pipeline for one in (by_product, by_industry)] == [service, service]
    assert a_deal(anna, product="Видеосвязь", step=a_plan()).pipeline != service
    assert Stage.objects.filter(pipeline=service).count() == 1


def undo_in(answer):
    html = answer.content.decode()
    form = html[html.index('class="undo"') :]
    return form[form.index('action="') + 8 :].split('"')[0].replace("&amp;", "&")
