"""Taking a company or a person in: the form warns of twins and loses nothing that was typed."""

import pytest

from interes.clients.models import Company, Person
from tests.cast import a_company, a_person


def test_the_form_is_a_page_and_a_part_of_a_page(page, part):
    for address in ("/companies/new/", "/people/new/"):
        assert "<html" in page.get(address).content.decode()
        assert "<html" not in part(address, "dialog_body").content.decode()


def test_a_company_is_made_without_scripts(page):
    answer = page.post("/companies/new/", {"name": "ООО «Нордвинд»", "inn": "7707083893"})

    company = Company.objects.get()
    assert answer["Location"] == f"/companies/{company.pk}/"
    assert str(company) == "ООО «Нордвинд»"


def test_in_the_dialog_success_leads_to_the_new_page(send):
    answer = send("/companies/new/", name="Нордвинд")

    assert answer.status_code == 204
    assert answer["HX-Redirect"] == f"/companies/{Company.objects.get().pk}/"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": ""}, "name"),
        ({"name": "Нордвинд", "inn": "7707083894"}, "inn"),
        ({"name": "Нордвинд", "kpp": "77"}, "kpp"),
        ({"name": "Нордвинд", "phone": "123"}, "phone"),
        ({"name": "Нордвинд", "email": "clara"}, "email"),
        ({"name": "Нордвинд", "website": "сайт"}, "website"),
    ],
)
def test_a_mistake_stands_at_its_field_and_the_rest_is_kept(page, typed, wrong):
    answer = page.post("/companies/new/", typed | {"about": "Просят скидку"})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{wrong}_error"' in text
    assert "Просят скидку" in text
    assert not Company.objects.exists()


def test_the_same_requisites_lead_to_the_company_that_is_here(send):
    known = a_company(inn="7707083893", kpp="770101001")
    typed = {"name": "Другая", "inn": "7707083893", "kpp": "770101001"}

    answer = send("/companies/new/", **typed, seen=f"company{known.pk}")

    assert answer.status_code == 422
    assert f'<a href="/companies/{known.pk}/">' in answer.content.decode()


def test_twins_are_shown_while_the_form_is_written(part):
    a_company()

    answer = part("/companies/twins/?name=Нордвинд", "twins").content.decode()

    assert "ООО «Нордвинд»" in answer
    assert 'name="seen"' in answer


def test_nothing_alike_shows_nothing(part):
    assert 'name="seen"' not in part("/companies/twins/?name=Нордвинд").content.decode()


def test_a_twin_that_was_not_seen_stops_the_form_once(page):
    known = a_company()

    first = page.post("/companies/new/", {"name": "Нордвинд"})
    assert (first.status_code, Company.objects.count()) == (422, 1)
    assert f"company{known.pk}" in first.content.decode()

    second = page.post("/companies/new/", {"name": "Нордвинд", "seen": f"company{known.pk}"})
    assert (second.status_code, Company.objects.count()) == (302, 2)


def test_the_name_looked_for_is_carried_into_the_form(page):
    assert 'value="Ромашка"' in page.get("/companies/new/?called=Ромашка").content.decode()


def test_a_person_is_made_with_a_post_and_contacts(page):
    company = a_company()
    typed = {
        "name": "Зимина Клара Олеговна",
        "company_text": "ООО «Нордвинд»",
        "post": "Директор",
        "phone": "8 916 555-44-33",
        "birthday": "1980-05-01",
    }

    answer = page.post("/people/new/", typed)

    person = Person.objects.get()
    assert answer["Location"] == f"/people/{person.pk}/"
    assert person.posts.get().company == company
    assert person.contact_points.get().normal == "+79165554433"


def test_from_the_page_of_a_company_the_way_leads_back_to_it(page):
    company = a_company()
    address = f"/people/new/?company={company.pk}"
    assert 'value="ООО «Нордвинд»"' in page.get(address).content.decode()

    answer = page.post(address, {"name": "Клара", "company": company.pk})

    assert answer["Location"] == f"/companies/{company.pk}/"


def test_a_company_nobody_knows_stands_at_its_field(page):
    answer = page.post("/people/new/", {"name": "Клара", "company_text": "Никто"})

    assert answer.status_code == 422
    assert 'id="id_company_text_error"' in answer.content.decode()
    assert not Person.objects.exists()


def test_a_person_known_by_name_is_shown_first(page, part):
    clara = a_person()

    assert str(clara) in part("/people/twins/?name=Зимина Клара", "twins").content.decode()
    assert page.post("/people/new/", {"name": "Зимина Клара"}).status_code == 422
