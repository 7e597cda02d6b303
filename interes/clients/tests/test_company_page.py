"""Everything about a client stands on one page."""

from datetime import date

import pytest

from interes.clients import actions
from tests.cast import NOON, a_company, a_person


@pytest.fixture
def nordwind(anna):
    """A company with everything a company may have."""
    head, other = a_company("Холдинг"), a_company("Восток")
    company = actions.create_company(
        by=anna,
        at=NOON,
        name="ООО «Нордвинд»",
        inn="7707083893",
        kpp="770101001",
        head_company=head,
        contacts={
            "phone": "8 495 123-45-67",
            "email": "info@nordwind.ru",
            "website": "nordwind.ru",
        },
    )
    clara = a_person(company)
    actions.add_contact_point(by=anna, kind="phone", value="+7 916 555-44-33", person=clara)
    actions.add_site(company=company, name="Завод", by=anna, city="Тверь")
    actions.add_relation(company=company, other=other, kind="competitor", by=anna)
    a_company("Дочка", head_company=company)
    return company


def test_the_page_shows_all_that_is_known(page, nordwind):
    answer = page.get(f"/companies/{nordwind.pk}/").content.decode()

    for known in ("Нордвинд", "7707083893", "770101001", "Зимина", "Завод", "Восток", "Дочка"):
        assert known in answer


def test_phones_emails_and_sites_can_be_pressed(page, nordwind):
    answer = page.get(f"/companies/{nordwind.pk}/").content.decode()

    assert 'href="tel:+74951234567"' in answer
    assert 'href="tel:+79165554433"' in answer
    assert 'href="mailto:info@nordwind.ru"' in answer
    assert 'href="https://nordwind.ru"' in answer


def test_a_relation_is_seen_from_both_sides(page, nordwind, anna):
    carrier = a_company("Магистраль")
    actions.add_relation(company=nordwind, other=carrier, kind="served_through", by=anna)

    answer = page.get(f"/companies/{carrier.pk}/").content.decode()

    assert "Нордвинд" in answer


def test_whoever_left_stands_among_those_who_worked_here(page, nordwind, anna):
    post = nordwind.posts.get()
    actions.end_post(post_id=post.pk, day=date(2026, 3, 1), by=anna)

    answer = page.get(f"/companies/{nordwind.pk}/").content.decode()

    assert "Зимина" in answer
    assert f"/posts/{post.pk}/end/" not in answer


def test_every_fact_has_the_address_of_its_small_form(page, nordwind):
    answer = page.get(f"/companies/{nordwind.pk}/").content.decode()

    for field in ("inn", "status", "owner", "head_company", "about"):
        assert f'href="/companies/{nordwind.pk}/edit/{field}/"' in answer


def test_what_is_written_by_people_is_never_markup(page):
    company = a_company("<script>alert(1)</script>", about="<b>жирно</b>")

    answer = page.get(f"/companies/{company.pk}/").content.decode()

    assert "<script>alert" not in answer
    assert "<b>жирно" not in answer


def test_there_is_no_page_of_nobody(page):
    assert page.get("/companies/999/").status_code == 404


def test_a_colleague_of_another_department_sees_the_page_too(client, dora, nordwind):
    client.force_login(dora)

    assert client.get(f"/companies/{nordwind.pk}/").status_code == 200


@pytest.mark.parametrize("people", [1, 20])
def test_the_page_asks_the_same_few_questions_for_any_number_of_people(
    page, anna, people, django_assert_max_num_queries
):
    company = a_company(owner=anna)
    for number in range(people):
        person = a_person(company, last_name=f"Зимина {number}")
        actions.add_contact_point(by=anna, kind="phone", value="+79165554433", person=person)
        actions.add_site(company=company, name=f"Точка {number}", by=anna)
        other = a_company(f"Сосед {number}")
        actions.add_relation(company=company, other=other, kind="competitor", by=anna)

    with django_assert_max_num_queries(14):
        page.get(f"/companies/{company.pk}/")
