"""The deals of a company or a person, shown on their pages."""

import pytest

from interes.deals import actions
from tests.cast import NOON, a_company, a_deal, a_person, a_plan


@pytest.fixture
def company(client, anna):
    client.force_login(anna)
    return a_company("Нордвинд")


def of(client, company):
    return client.get(f"/companies/{company.pk}/deals/").content.decode()


def test_open_deals_stand_before_those_that_are_over(client, anna, company):
    a_deal(anna, company=company, title="Открытая", step=a_plan("Позвонить Кларе"))
    closed = a_deal(anna, company=company, title="Закрытая")
    actions.win(deal_id=closed.pk, by=anna, at=NOON)

    html = of(client, company)

    assert html.index("Открытая") < html.index("Закрытая")
    assert "Позвонить Кларе" in html


def test_the_deals_of_others_are_not_among_them(client, anna, company):
    a_deal(anna, title="Чужая", company=a_company("Другая"))

    assert "Чужая" not in of(client, company)


def test_a_person_shows_the_deals_they_take_part_in(client, anna, company):
    clara = a_person(company)
    a_deal(anna, company=company, title="С Кларой", people=[clara.pk])
    a_deal(anna, company=company, title="Без Клары")

    html = client.get(f"/people/{clara.pk}/deals/").content.decode()

    assert "С Кларой" in html
    assert "Без Клары" not in html


def test_a_new_deal_begins_with_the_company(client, company):
    assert f"/deals/new/?company={company.pk}" in of(client, company)


def test_many_deals_lead_on_to_the_list(client, anna, company):
    for number in range(14):
        a_deal(anna, company=company, title=f"Сделка {number}")

    html = of(client, company)

    assert html.count('class="deal-line"') == 12
    assert f"/deals/?company={company.pk}&amp;state=all" in html


@pytest.mark.parametrize("address", ["/companies/9999/deals/", "/people/9999/deals/"])
def test_who_is_not_there_has_no_deals(client, company, address):
    assert client.get(address).status_code == 404


def test_the_page_of_the_company_shows_them_at_once(client, anna, company):
    a_deal(anna, company=company, title="Видеосвязь на 200 мест")

    assert "Видеосвязь на 200 мест" in client.get(f"/companies/{company.pk}/").content.decode()
