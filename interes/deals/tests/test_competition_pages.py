"""The competition on the page of a deal, and the pages of rivals."""

import pytest

from interes.deals import actions, queries
from interes.deals.models import Closure, DealRival, RefusalReason, Rival
from tests.cast import NOON, a_company, a_deal, hidden

IN_DIALOG = {"HX-Request": "true", "HX-Target": "div#dialog_body"}
# Session, user, rivals, open deals, won, lost (2), who won where.
LIST_BUDGET = 8
# Session, user, rival, its score (3), deals, stages, who won where, lessons (2).
PAGE_BUDGET = 11


@pytest.fixture
def deal(client, anna):
    client.force_login(anna)
    return a_deal(anna, amount=100, product="Видеосвязь")


def add(client, deal, **said):
    return client.post(f"/deals/{deal.pk}/rivals/add/", said, headers=IN_DIALOG)


def page(client, address):
    return client.get(address).content.decode()


def test_a_rival_is_named_in_one_dialog_with_all_that_is_known(client, deal):
    add(client, deal, rival="Дельта", standing="leading", amount="900 000", terms="Рассрочка")

    part = DealRival.objects.get(deal=deal)
    assert (part.rival.name, part.standing, part.amount) == ("Дельта", "leading", 900_000)
    html = page(client, f"/deals/{deal.pk}/")
    assert "Дельта" in html
    assert f"/deals/{deal.pk}/rivals/{part.rival_id}/" in html


def test_doing_nothing_is_offered_and_named_by_one_press(client, deal):
    nothing = Rival.objects.get(kind="nothing")
    assert nothing.name in page(client, f"/deals/{deal.pk}/rivals/add/")

    add(client, deal, offered=nothing.pk)

    assert [one.kind for one in queries.rivals_of(deal)] == ["nothing"]


@pytest.mark.parametrize("said", [{}, {"offered": "x"}, {"rival": "Дельта", "amount": "много"}])
def test_what_is_not_clear_is_asked_again(client, deal, said):
    assert add(client, deal, **said).status_code == 422
    assert not DealRival.objects.exists()


def test_the_card_shows_what_worked_against_the_rival(client, anna, deal):
    rival = actions.add_rival(facts={"name": "Дельта", "weaknesses": "Долго везут"}, by=anna)
    won = a_deal(anna, company=a_company("Юг"))
    for one in (won, deal):
        actions.add_deal_rival(deal_id=one.pk, rival=rival, by=anna, at=NOON)
    actions.win(deal_id=won.pk, by=anna, at=NOON, note="Показали склад")

    html = page(client, f"/deals/{deal.pk}/rivals/{rival.pk}/")

    assert "Долго везут" in html
    assert "Показали склад" in html


def test_two_people_at_one_card_lose_nothing(client, anna, deal):
    actions.add_deal_rival(deal_id=deal.pk, rival="Дельта", by=anna, at=NOON)
    rival = Rival.objects.get(name="Дельта")
    address = f"/deals/{deal.pk}/rivals/{rival.pk}/"
    seen = hidden(page(client, address), "as_seen")
    actions.tell_deal_rival(
        deal_id=deal.pk, rival_id=rival.pk, facts={"terms": "Рассрочка"}, by=anna
    )

    answer = client.post(address, {"terms": "Аванс", "as_seen": seen}, headers=IN_DIALOG)

    assert answer.status_code == 422
    assert "Рассрочка" in answer.content.decode()


def test_a_colleague_reads_the_card_and_changes_nothing(client, anna, dora, deal):
    actions.add_deal_rival(deal_id=deal.pk, rival="Дельта", by=anna, at=NOON)
    address = f"/deals/{deal.pk}/rivals/{Rival.objects.get(name='Дельта').pk}/"
    client.force_login(dora)

    assert "<textarea" not in page(client, address)
    client.post(address, {"terms": "Аванс"}, headers=IN_DIALOG)
    client.post(f"{address}remove/")

    assert DealRival.objects.get(deal=deal).terms == ""


def test_a_refusal_offers_the_rivals_of_the_deal_first(client, anna, deal):
    actions.add_rival(facts={"name": "Альфа"}, by=anna)
    actions.add_deal_rival(deal_id=deal.pk, rival="Дельта", by=anna, at=NOON)
    html = page(client, f"/deals/{deal.pk}/refuse/")
    assert 'name="own_rival" value="Дельта"' in html
    assert 'name="own_rival" value="Альфа"' not in html

    reason = RefusalReason.objects.get(asks_rival=True)
    client.post(f"/deals/{deal.pk}/refuse/", {"reason": reason.pk, "own_rival": "Дельта"})

    assert Closure.objects.get(deal=deal).rival.name == "Дельта"


@pytest.mark.parametrize(("said", "beaten"), [({}, 2), ({"asks_beaten": "1"}, 0)])
def test_a_win_asks_whom_we_have_beaten_and_means_all_of_them(client, anna, deal, said, beaten):
    for name in ("Дельта", "Вектор"):
        actions.add_deal_rival(deal_id=deal.pk, rival=name, by=anna, at=NOON)
    html = page(client, f"/deals/{deal.pk}/win/")
    assert html.count('name="beaten"') == 2

    client.post(f"/deals/{deal.pk}/win/", said)

    assert DealRival.objects.filter(beaten_in__isnull=False).count() == beaten


def test_the_list_of_rivals_leads_to_their_deals(client, anna, deal):
    actions.add_deal_rival(deal_id=deal.pk, rival="Дельта", by=anna, at=NOON)
    rival = Rival.objects.get(name="Дельта")

    assert f"/deals/?rival={rival.pk}" in page(client, "/rivals/")
    html = page(client, f"/deals/?rival={rival.pk}&cols=title,rivals,lost_to")
    assert deal.title in html
    assert "Дельта" in html


def test_a_share_is_not_told_of_a_single_deal(client, anna, deal):
    actions.add_deal_rival(deal_id=deal.pk, rival="Дельта", by=anna, at=NOON)
    actions.win(deal_id=deal.pk, by=anna, at=NOON)

    html = page(client, "/rivals/?by=product")

    assert "Видеосвязь" in html
    assert "100 %" not in html


def test_the_page_of_a_rival_asks_for_what_is_not_known_yet(client, anna, deal):
    rival = actions.add_rival(facts={"name": "Дельта", "strengths": "Цена"}, by=anna)

    html = page(client, f"/rivals/{rival.pk}/?by=region")

    assert "Цена" in html
    assert f"/rivals/{rival.pk}/change/" in html
    assert f"/rivals/{rival.pk}/merge/" not in html


def test_a_head_makes_two_names_one_and_takes_it_back(client, anna, boris, deal):
    actions.add_deal_rival(deal_id=deal.pk, rival="Дельта Линк", by=anna, at=NOON)
    twin = Rival.objects.get(name="Дельта Линк")
    kept = actions.add_rival(facts={"name": "Дельта"}, by=anna)
    client.force_login(boris)

    answer = client.post(f"/rivals/{kept.pk}/merge/", {"other": twin.pk}, headers=IN_DIALOG)
    assert [one.name for one in queries.rivals_of(deal)] == ["Дельта"]
    client.post(answer.told.undo)

    assert [one.name for one in queries.rivals_of(deal)] == ["Дельта Линк"]
    assert Rival.objects.filter(pk=twin.pk).exists()


def test_pages_of_rivals_ask_few_questions(client, anna, deal, django_assert_max_num_queries):
    for number in range(9):
        actions.add_deal_rival(deal_id=deal.pk, rival=f"Р{number}", by=anna, at=NOON)
    rival = Rival.objects.get(name="Р1")

    with django_assert_max_num_queries(LIST_BUDGET):
        client.get("/rivals/")
    with django_assert_max_num_queries(PAGE_BUDGET):
        client.get(f"/rivals/{rival.pk}/")


def test_deals_are_asked_for_their_rivals_in_the_filter_language(client, anna, deal):
    other = a_deal(anna, company=a_company("Юг"), title="Склад")
    actions.add_deal_rival(deal_id=other.pk, rival="Дельта", by=anna, at=NOON)
    rival = Rival.objects.get(name="Дельта")

    html = page(client, f"/deals/?where=rivals.in({rival.pk})&cols=title,rivals")
    nobody = page(client, "/deals/?where=rivals.empty()")

    assert other.title in html
    assert deal.title not in html
    assert "Дельта" in html
    assert deal.title in nobody
    assert other.title not in nobody
