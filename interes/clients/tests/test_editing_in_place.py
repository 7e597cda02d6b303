"""A value is changed where it stands: click, change, Enter."""

import pytest

from interes.clients.models import Source
from tests.cast import a_company, a_person


def field(company, name):
    return f"/companies/{company.pk}/edit/{name}/"


def test_a_click_brings_a_small_form_with_the_value(part):
    answer = part(field(a_company(city="Тверь"), "city")).content.decode()

    assert "<html" not in answer
    assert 'value="Тверь"' in answer
    assert 'name="was"' in answer


def test_enter_saves_and_shows_the_value(send):
    company = a_company(address="Тверь")

    answer = send(field(company, "address"), address="Казань", was="Тверь")

    company.refresh_from_db()
    assert (answer.status_code, company.address) == (200, "Казань")
    assert "data-inplace" in answer.content.decode()


def test_without_scripts_the_form_is_a_page_and_leads_back(page):
    company = a_company(city="Тверь")
    shown = page.get(field(company, "city")).content.decode()

    answer = page.post(field(company, "city"), {"city": "Казань", "was": "Тверь"})

    assert "<html" in shown
    assert answer["Location"] == f"/companies/{company.pk}/"


def test_a_refusal_stands_in_the_small_form_and_keeps_what_was_typed(send):
    answer = send(field(a_company(), "inn"), inn="7707083894", was="")

    assert answer.status_code == 422
    assert 'value="7707083894"' in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()


def test_without_scripts_a_refusal_is_a_page(page):
    answer = page.post(field(a_company(), "inn"), {"inn": "7707083894", "was": ""})

    assert answer.status_code == 422
    assert "<html" in answer.content.decode()


def test_a_company_known_already_is_one_click_away(send):
    known = a_company("Восток", inn="7707083893")

    answer = send(field(a_company(), "inn"), inn="7707083893", was="")

    assert f'<a href="/companies/{known.pk}/">' in answer.content.decode()


def test_the_second_editor_sees_the_first_ones_value_and_may_insist(send):
    company = a_company(city="Казань")

    answer = send(field(company, "city"), city="Пермь", was="Тверь").content.decode()

    assert 'name="was" value="Казань"' in answer
    assert 'value="Пермь"' in answer
    company.refresh_from_db()
    assert company.city == "Казань"


def test_what_stands_in_the_heading_reloads_the_page(send):
    company = a_company()

    answer = send(field(company, "name"), name="Восток", was="Нордвинд")

    assert answer["HX-Redirect"] == f"/companies/{company.pk}/"


@pytest.mark.parametrize(
    ("typed", "kept"), [("1 840 000,50", "1840000.50"), ("1840000.5", "1840000.50"), ("", "None")]
)
def test_money_is_read_as_people_write_it(send, typed, kept):
    company = a_company()

    send(field(company, "revenue"), revenue=typed, was="")

    company.refresh_from_db()
    assert str(company.revenue) == kept


@pytest.mark.parametrize(
    ("name", "typed"), [("employees", "мало"), ("employees", "-5"), ("status", "ой")]
)
def test_what_cant_be_such_a_value_is_refused(send, name, typed):
    assert send(field(a_company(), name), **{name: typed}).status_code == 422


def test_lines_of_a_long_text_are_no_change_by_themselves(send):
    company = a_company(about="Первая\nвторая")

    answer = send(field(company, "about"), about="Третья", was="Первая\r\nвторая")

    assert answer.status_code == 200


def test_a_source_is_chosen_from_those_in_use(part, send):
    company, source = a_company(), Source.objects.first()

    assert source.name in part(field(company, "source")).content.decode()
    send(field(company, "source"), source=source.pk, was="")

    company.refresh_from_db()
    assert company.source == source


def test_the_manager_is_chosen_among_colleagues(part, send, anna, dora):
    company = a_company(owner=anna)

    assert dora.name in part(field(company, "owner")).content.decode()
    send(field(company, "owner"), owner=dora.pk, was=anna.pk)

    company.refresh_from_db()
    assert company.owner == dora


def test_a_colleagues_company_is_not_taken_by_a_small_form(send, anna, dora):
    company = a_company(owner=dora)

    assert send(field(company, "owner"), owner=anna.pk, was=dora.pk).status_code == 422
    company.refresh_from_db()
    assert company.owner == dora


def test_the_head_company_is_named_by_typing(part, send):
    company, head = a_company(), a_company("Холдинг")

    assert "data-picker" in part(field(company, "head_company")).content.decode()
    send(field(company, "head_company"), head_company_text="холдинг", was="")

    company.refresh_from_db()
    assert company.head_company == head


def test_a_country_is_shown_by_its_name(send):
    answer = send(field(a_company(), "country"), country="DE", was="RU").content.decode()

    assert "Германия" in answer


@pytest.mark.parametrize("name", ["id", "imported_key", "created_at", "ой"])
def test_only_facts_have_small_forms(page, name):
    assert page.get(field(a_company(), name)).status_code == 404


def test_a_small_form_of_nobody_is_not_found(page):
    assert page.get("/companies/999/edit/city/").status_code == 404
    assert page.get("/people/999/edit/about/").status_code == 404
    assert page.get("/posts/999/edit/title/").status_code == 404
    assert page.get("/sites/999/edit/city/").status_code == 404


def test_a_person_is_edited_in_place_too(send):
    person = a_person()

    answer = send(f"/people/{person.pk}/edit/birthday/", birthday="1980-05-01", was="")

    person.refresh_from_db()
    assert (answer.status_code, str(person.birthday)) == (200, "1980-05-01")


def test_a_post_is_edited_in_place_too(send):
    post = a_person(a_company()).posts.get()

    answer = send(f"/posts/{post.pk}/edit/title/", title="Советник", was=post.title)

    post.refresh_from_db()
    assert (answer.status_code, post.title) == (200, "Советник")


def test_a_site_is_edited_in_place_too(send):
    site = a_company().sites.create(name="Завод")

    answer = send(f"/sites/{site.pk}/edit/seats/", seats="40", was="")

    site.refresh_from_db()
    assert (answer.status_code, site.seats) == (200, 40)
