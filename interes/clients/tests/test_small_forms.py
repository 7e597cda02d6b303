"""Contacts, sites, relations and sources are noted in small forms and removed with a way back."""

import pytest

from interes.clients import actions
from interes.clients.models import ContactPoint, Relation, Site, Source
from tests.cast import a_company, a_person


def test_a_contact_of_a_company_is_noted(page):
    company = a_company()
    typed = {"kind": "phone", "value": "8 495 123-45-67", "note": "приёмная"}

    answer = page.post(f"/companies/{company.pk}/contacts/new/", typed)

    assert answer["Location"] == f"/companies/{company.pk}/"
    assert ContactPoint.objects.get().note == "приёмная"


def test_a_contact_of_a_person_is_noted(page):
    person = a_person()

    page.post(f"/people/{person.pk}/contacts/new/", {"kind": "email", "value": "clara@nordwind.ru"})

    assert ContactPoint.objects.get().person == person


@pytest.mark.parametrize(
    "typed", [{"kind": "phone", "value": "123"}, {"kind": "phone"}, {"value": "123"}]
)
def test_a_wrong_contact_is_told_in_the_form(send, typed):
    answer = send(f"/companies/{a_company().pk}/contacts/new/", **typed)

    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_a_contact_is_removed_and_put_back_from_the_notice(page, anna):
    company = a_company()
    point = actions.add_contact_point(
        by=anna, kind="phone", value="8 495 123-45-67", company=company
    )

    removed = page.post(f"/contacts/{point.pk}/remove/", follow=True).content.decode()
    assert not ContactPoint.objects.exists()
    assert f'action="/contacts/{point.pk}/put-back/"' in removed

    page.post(f"/contacts/{point.pk}/put-back/")
    assert ContactPoint.objects.get().pk == point.pk


def test_what_never_was_is_not_put_back(page):
    assert page.post("/contacts/999/put-back/").status_code == 302
    assert page.post("/relations/999/put-back/").status_code == 302
    assert page.post("/contacts/999/remove/").status_code == 404
    assert page.post("/relations/999/remove/").status_code == 404


def test_a_site_is_noted(page):
    company = a_company()

    page.post(f"/companies/{company.pk}/sites/new/", {"name": "Завод", "seats": "40"})

    assert Site.objects.get().seats == 40


def test_a_second_site_of_one_name_is_told_at_the_name(page):
    company = a_company()
    company.sites.create(name="Завод")

    answer = page.post(f"/companies/{company.pk}/sites/new/", {"name": "Завод"})

    assert answer.status_code == 422
    assert 'id="id_name_error"' in answer.content.decode()


def test_a_relation_is_noted_removed_and_put_back(page):
    company, other = a_company(), a_company("Восток")
    typed = {"other": other.pk, "kind": "competitor", "attitude": "hostile"}

    page.post(f"/companies/{company.pk}/relations/new/", typed)
    relation = Relation.objects.get()
    page.post(f"/relations/{relation.pk}/remove/")
    assert not Relation.objects.exists()
    page.post(f"/relations/{relation.pk}/put-back/")

    assert Relation.objects.get().attitude == "hostile"


@pytest.mark.parametrize("other", ["", "Никто", "ООО «Нордвинд»"])
def test_a_relation_needs_another_company(page, other):
    typed = {"other_text": other, "kind": "competitor", "attitude": "unknown"}

    answer = page.post(f"/companies/{a_company().pk}/relations/new/", typed)

    assert answer.status_code == 422
    assert 'id="id_other_text_error"' in answer.content.decode()


@pytest.mark.parametrize("what", ["contacts", "sites", "relations"])
def test_there_is_no_form_for_nobody(page, what):
    assert page.get(f"/companies/999/{what}/new/").status_code == 404


@pytest.fixture
def settings_of_ada(client, ada):
    """Ada at her browser."""
    client.force_login(ada)
    return client


def test_an_administrator_keeps_the_list_of_sources(settings_of_ada):
    settings_of_ada.post("/settings/sources/new/", {"name_ru": "Радио"})
    source = Source.objects.get(name_ru="Радио")
    settings_of_ada.post(
        f"/settings/sources/{source.pk}/", {"name_ru": "Радио", "name_en": "Radio"}
    )
    settings_of_ada.post(f"/settings/sources/{source.pk}/switch/", {"is_active": "0"})

    source.refresh_from_db()
    assert (source.name_en, source.is_active) == ("Radio", False)
    assert "Radio" in settings_of_ada.get("/settings/sources/").content.decode()


def test_a_source_of_a_known_name_is_told_at_the_name(settings_of_ada):
    name = Source.objects.first().name_ru

    answer = settings_of_ada.post("/settings/sources/new/", {"name_ru": name})

    assert answer.status_code == 422
    assert 'id="id_name_ru_error"' in answer.content.decode()


def test_no_source_of_that_number_leads_back_to_the_list(settings_of_ada):
    for address in ("/settings/sources/999/", "/settings/sources/999/switch/"):
        assert settings_of_ada.post(address)["Location"] == "/settings/sources/"


def test_a_head_sees_the_sources_but_has_no_buttons(client, boris):
    client.force_login(boris)

    answer = client.get("/settings/sources/")

    assert answer.status_code == 200
    assert "/settings/sources/new/" not in answer.content.decode()
    assert client.post("/settings/sources/new/", {"name_ru": "Радио"}).status_code == 403


def test_a_seller_does_not_come_into_the_settings(page):
    assert page.get("/settings/sources/").status_code == 403
