"""Who takes part in a deal."""

import re

import pytest

from interes.deals import actions
from interes.deals.models import DealPerson
from tests.cast import a_deal, a_person

IN_DIALOG = {"HX-Request": "true", "HX-Target": "div#dialog_body"}


@pytest.fixture
def deal(client, anna):
    client.force_login(anna)
    return a_deal(anna)


@pytest.fixture
def clara(deal):
    return a_person(deal.company)


def test_the_first_who_takes_part_is_the_main_contact(client, deal, clara):
    other = a_person(deal.company, last_name="Ким")
    for person in (clara, other):
        client.post(f"/deals/{deal.pk}/people/add/", {"person": person.pk}, headers=IN_DIALOG)

    assert main(deal) == [clara.pk]
    assert DealPerson.objects.filter(deal=deal).count() == 2


def test_somebody_is_added_once(client, deal, clara):
    for _ in range(2):
        client.post(f"/deals/{deal.pk}/people/add/", {"person": clara.pk}, headers=IN_DIALOG)

    assert DealPerson.objects.filter(deal=deal).count() == 1


def test_nobody_is_refused_at_the_field(client, deal):
    answer = client.post(f"/deals/{deal.pk}/people/add/", {}, headers=IN_DIALOG)

    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_another_one_becomes_the_main_contact(client, anna, deal, clara):
    other = a_person(deal.company, last_name="Ким")
    for person in (clara, other):
        actions.add_person(deal_id=deal.pk, person_id=person.pk, by=anna)

    client.post(f"/deals/{deal.pk}/people/{other.pk}/main/")

    assert main(deal) == [other.pk]


def test_who_takes_no_part_any_more_can_be_put_back_as_they_were(client, anna, deal, clara):
    actions.add_person(deal_id=deal.pk, person_id=clara.pk, by=anna)
    told = {"roles": ["economic"], "attitude": 3, "evidence": "Сказала сама"}
    actions.tell_part(deal_id=deal.pk, person_id=clara.pk, facts=told, by=anna)
    answer = client.post(f"/deals/{deal.pk}/people/{clara.pk}/remove/", follow=True)
    assert not DealPerson.objects.filter(deal=deal).exists()

    client.post(re.search(r'action="(/undo/[^"]+)"', answer.content.decode())[1])

    part = DealPerson.objects.get(deal=deal)
    assert (part.person_id, part.is_main, part.roles) == (clara.pk, True, ["economic"])
    assert (part.attitude, part.evidence) == (3, "Сказала сама")


@pytest.mark.parametrize("act", ["remove", "main"])
def test_a_stranger_changes_nobody(client, anna, dora, deal, clara, act):
    actions.add_person(deal_id=deal.pk, person_id=clara.pk, by=anna)
    client.force_login(dora)

    answer = client.post(f"/deals/{deal.pk}/people/{clara.pk}/{act}/", follow=True)

    assert 'role="alert"' in answer.content.decode()
    assert main(deal) == [clara.pk]


def test_a_person_who_is_not_in_the_deal_can_not_be_its_main_contact(client, anna, deal, clara):
    actions.add_person(deal_id=deal.pk, person_id=clara.pk, by=anna)
    stranger = a_person(None, last_name="Ким")

    client.post(f"/deals/{deal.pk}/people/{stranger.pk}/main/")

    assert main(deal) == [clara.pk]


def main(deal):
    return list(
        DealPerson.objects.filter(deal=deal, is_main=True).values_list("person_id", flat=True)
    )


def test_a_name_nobody_has_sent_once_more_makes_a_new_person(client, deal):
    to, said = f"/deals/{deal.pk}/people/add/", {"person_text": "Ветров Пётр"}
    assert client.post(to, said, headers=IN_DIALOG).status_code == 422

    client.post(to, said | {"asked": "Ветров Пётр", "post": "Директор"}, headers=IN_DIALOG)

    assert [one.person.name for one in DealPerson.objects.filter(deal=deal)] == ["Ветров Пётр"]
