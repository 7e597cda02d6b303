"""The pages of the conveyor: offers on the deal and on the day, specialists, strengths."""

from datetime import timedelta

import pytest
from django.urls import reverse

from interes.deals import actions
from interes.deals.models import Deal, DealPassing, RefusalReason, Stage
from tests.cast import NOON, a_deal, a_stage, a_user

NOTE = "Обещали расчёт к среде"
DEAL_BUDGET = 12
STRENGTHS_BUDGET = 7


@pytest.fixture
def vera(db):
    return a_user("Вера Тихонова", email="vera@example.ru")


@pytest.fixture
def deal(anna):
    return a_deal(anna)


@pytest.fixture
def offer(deal, anna, vera):
    return actions.offer_passing(deal_id=deal.pk, to=vera, note=NOTE, by=anna, at=NOON)


def page(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(name, args=args), query)


def send(client, user, name, *args, **data):
    client.force_login(user)
    return client.post(reverse(name, args=args), data)


def test_a_deal_is_offered_from_its_page(client, anna, vera, deal):
    send(client, anna, "deals:pass_on", deal.pk, to=vera.pk, note=NOTE)

    assert DealPassing.objects.get().to_user == vera


@pytest.mark.parametrize(("told", "field"), [({"note": NOTE}, "to"), ({"note": ""}, "note")])
def test_what_is_missing_is_told_at_its_field(client, anna, vera, deal, told, field):
    data = {"to": vera.pk if field == "note" else ""} | told

    answer = send(client, anna, "deals:pass_on", deal.pk, **data)

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()


def test_the_deal_shows_an_offer_without_another_question(
    client, vera, deal, offer, django_assert_max_num_queries
):
    client.force_login(vera)

    with django_assert_max_num_queries(DEAL_BUDGET):
        html = client.get(f"/deals/{deal.pk}/").content.decode()

    assert NOTE in html
    assert reverse("deals:accept_passing", args=[deal.pk]) in html


def test_the_receiver_accepts_in_one_press(client, vera, deal, offer):
    send(client, vera, "deals:accept_passing", deal.pk)

    assert Deal.objects.get(pk=deal.pk).worker == vera


def test_the_receiver_returns_with_a_note(client, vera, deal, offer):
    send(client, vera, "deals:return_passing", deal.pk, note="Нет чертежей")

    offer.refresh_from_db()
    assert (offer.state, offer.answer_note) == ("returned", "Нет чертежей")


def test_the_passer_withdraws_and_the_owner_takes_back(client, anna, vera, deal, offer):
    send(client, anna, "deals:withdraw_passing", deal.pk)
    offer.refresh_from_db()
    assert offer.state == "withdrawn"

    actions.offer_passing(deal_id=deal.pk, to=vera, note=NOTE, by=anna, at=NOON)
    send(client, vera, "deals:accept_passing", deal.pk)
    send(client, anna, "deals:take_work_back", deal.pk)

    assert Deal.objects.get(pk=deal.pk).worker is None


def test_somebody_else_answers_nothing(client, dora, deal, offer):
    send(client, dora, "deals:accept_passing", deal.pk)
    send(client, dora, "deals:return_passing", deal.pk, note="Нет")

    offer.refresh_from_db()
    assert offer.state == "offered"


def test_offers_wait_on_a_page_of_their_own(client, anna, vera, deal, offer):
    assert NOTE in page(client, vera, "deals:offered").content.decode()
    assert NOTE not in page(client, anna, "deals:offered").content.decode()


def test_who_works_it_moves_it_and_is_shown_beside_the_window(client, vera, deal, offer):
    send(client, vera, "deals:accept_passing", deal.pk)

    html = page(client, vera, "deals:deal", deal.pk).content.decode()
    assert vera.name in html
    send(client, vera, "deals:move", deal.pk, stage=a_stage(2).pk)

    assert Deal.objects.get(pk=deal.pk).stage == a_stage(2)


def test_a_stage_with_specialists_offers_to_pass_on(client, ada, anna, vera, deal):
    send(client, ada, "deals:specialists", deal.stage_id, people=[vera.pk], great_from="500 000")

    stage = Stage.objects.get(pk=deal.stage_id)
    assert (stage.specialist_ids, stage.great_from) == ([vera.pk], 500_000)
    html = page(client, anna, "deals:deal", deal.pk).content.decode()
    assert reverse("deals:pass_on", args=[deal.pk]) in html
    chosen = page(client, anna, "deals:pass_on", deal.pk).content.decode()
    assert f'value="{vera.pk}" selected' in chosen


def test_the_list_narrows_to_what_i_work_on(client, anna, vera, deal, offer):
    send(client, vera, "deals:accept_passing", deal.pk)

    assert deal.title in page(client, vera, "deals:list", owner="work").content.decode()
    assert deal.title not in page(client, anna, "deals:list", owner="work").content.decode()


@pytest.fixture
def history(anna):
    """Twenty deals of Anna's that left the first stage: fifteen went on, five were refused."""
    for number in range(20):
        deal = a_deal(anna, title=f"Дело {number}")
        if number < 15:
            later = NOON + timedelta(days=1)
            actions.move(deal_id=deal.pk, stage_id=a_stage(2).pk, by=anna, at=later)
        else:
            refuse(deal, anna)


def refuse(deal, by):
    reason = RefusalReason.objects.filter(asks_rival=False)[0]
    actions.refuse(deal_id=deal.pk, reason=reason, by=by, at=NOON + timedelta(days=2))


def test_the_head_sees_how_strong_each_is_and_a_seller_does_not(client, anna, boris, history):
    html = page(client, boris, "deals:strengths").content.decode()

    assert "75" in html
    assert page(client, anna, "deals:strengths").status_code in (403, 404)


def test_of_too_few_deals_no_share_is_shown(client, boris, anna):
    actions.move(deal_id=a_deal(anna).pk, stage_id=a_stage(2).pk, by=anna, at=NOON)

    assert "100" not in page(client, boris, "deals:strengths").content.decode()


def test_strengths_cost_the_same_however_many_people(
    client, boris, history, django_assert_max_num_queries
):
    for number in range(5):
        a_user(f"Коллега {number}", email=f"c{number}@example.ru")
    client.force_login(boris)

    with django_assert_max_num_queries(STRENGTHS_BUDGET):
        client.get(reverse("deals:strengths"))
