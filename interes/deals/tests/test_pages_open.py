"""Every page of the deals room opens, in both languages."""

import pytest
from django.urls import reverse

from tests.cast import a_company, a_deal, a_person

PAGES = [
    "board",
    "list",
    "steps",
    "new",
    "pipelines",
    "add_pipeline",
    "reasons",
    "add_reason",
    "flag_norms",
]
OF_A_DEAL = ["deal", "win", "refuse", "reopen", "hand_over", "add_person", "map", "tie"]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens(client, ada, name, language):
    ada.language = language
    ada.save()
    a_deal(ada, amount=100, people=[a_person(a_company("Юг")).pk])
    client.force_login(ada)

    assert client.get(reverse(f"deals:{name}")).status_code == 200


@pytest.mark.parametrize("name", OF_A_DEAL)
def test_a_page_of_a_deal_opens(client, anna, name):
    deal = a_deal(anna, people=[a_person(a_company("Юг")).pk])
    client.force_login(anna)

    assert client.get(reverse(f"deals:{name}", args=[deal.pk])).status_code == 200


def test_the_deals_of_a_company_and_of_a_person_open(client, anna):
    person = a_person(a_company("Юг"))
    deal = a_deal(anna, people=[person.pk])
    client.force_login(anna)

    of_company = client.get(reverse("deals:of_company", args=[deal.company_id]))
    of_person = client.get(reverse("deals:of_person", args=[person.pk]))

    assert deal.title in of_company.content.decode()
    assert deal.title in of_person.content.decode()
