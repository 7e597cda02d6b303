"""Cells of a list are changed where they stand; nobody's change is silently lost."""

import re

import pytest

from interes.clients.models import Company
from interes.deals.models import Deal
from tests.cast import a_company, a_deal

PART = {"HX-Request": "true", "HX-Target": "td"}


@pytest.fixture
def deal(anna):
    return a_deal(anna, product="ВКС", company=a_company(city="Тверь"))


def opened(client, address):
    return client.get(f"{address}?cell=1", headers=PART).content.decode()


def was(html):
    return re.search(r'name="was" value="([^"]*)"', html).group(1)


def test_a_cell_opens_saves_and_shows_the_value_alone(client, anna, deal):
    client.force_login(anna)
    address = f"/deals/{deal.pk}/edit/product/"
    form = {"product": "Телефония", "was": was(opened(client, address))}

    answer = client.post(f"{address}?cell=1", form, headers=PART)

    assert answer.content.decode().startswith("Телефония")
    assert Deal.objects.get().product == "Телефония"


def test_a_cell_that_someone_changed_meanwhile_says_what_stands_there_now(client, anna, deal):
    client.force_login(anna)
    address = f"/companies/{deal.company_id}/edit/city/"
    seen = was(opened(client, address))
    Company.objects.update(city="Казань")

    answer = client.post(f"{address}?cell=1", {"city": "Пермь", "was": seen}, headers=PART)

    assert answer.status_code == 422
    assert "Казань" in answer.content.decode()
    assert Company.objects.get().city == "Казань"


def test_a_status_is_changed_in_its_cell_without_leaving_the_list(client, anna, deal):
    client.force_login(anna)
    address = f"/companies/{deal.company_id}/edit/status/?cell=1"

    answer = client.post(address, {"status": "client", "was": "prospect"}, headers=PART)

    assert (answer.status_code, "HX-Redirect" in answer.headers) == (200, False)
    assert Company.objects.get().status == "client"


def test_a_sum_is_written_in_its_cell(client, anna, deal):
    client.force_login(anna)
    address = f"/deals/{deal.pk}/edit/amount/"
    form = {"amount": "1 500 000", "amount_currency": "RUB", "was": was(opened(client, address))}

    client.post(f"{address}?cell=1", form, headers=PART)

    assert Deal.objects.get().amount == 1_500_000
