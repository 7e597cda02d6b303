"""A company or a person is named in a form by typing a piece of it, with scripts or without."""

import pytest

from interes.clients import actions, queries
from tests.cast import a_company, a_person


@pytest.mark.parametrize("typed", ["норд", "НОРД", "«Норд", "yjhl", "7707", "77 07 08", "винд"])
def test_a_company_is_found_by_a_piece_of_its_name_or_inn(anna, typed):
    company = a_company(inn="7707083893", city="Тверь")
    a_company("Восток", inn="7736207543")

    assert queries.company_options(anna, typed) == [
        queries.Option(company.pk, "ООО «Нордвинд»", "7707083893 · Тверь")
    ]


def test_names_that_begin_so_stand_first(anna):
    for name in ("Балтнорд", "Норд", "Норд-Вест", "Арктик-Норд"):
        a_company(name)

    names = [option.name for option in queries.company_options(anna, "норд")]

    assert names == ["ООО «Норд»", "ООО «Норд-Вест»", "ООО «Балтнорд»", "ООО «Арктик-Норд»"]


def test_two_letters_look_only_at_the_beginning(anna):
    a_company("Норд")
    a_company("Балтнорд")

    assert [option.name for option in queries.company_options(anna, "но")] == ["ООО «Норд»"]


def test_nothing_typed_offers_the_first_of_all(anna):
    for number in range(12):
        a_company(f"Компания {number}")

    assert len(queries.company_options(anna, "")) == 8


@pytest.mark.parametrize("typed", ["зим", "клара", "pbv", "8 916 555-44-33", "CLARA@nordwind.ru"])
def test_a_person_is_found_by_name_phone_or_email(anna, typed):
    clara = a_person(a_company())
    actions.add_contact_point(by=anna, kind="phone", value="+7 916 555-44-33", person=clara)
    actions.add_contact_point(by=anna, kind="email", value="clara@nordwind.ru", person=clara)

    assert queries.person_options(anna, typed) == [
        queries.Option(clara.pk, "Зимина Клара Олеговна", "Директор по закупкам · ООО «Нордвинд»")
    ]


def test_people_of_one_company_are_offered_when_it_is_named(anna):
    company = a_company()
    clara = a_person(company)
    a_person(a_company("Восток"), last_name="Зимин")

    options = queries.person_options(anna, "зим", company.pk)

    assert [option.id for option in options] == [clara.pk]


def test_whoever_has_left_is_not_offered_for_the_company(anna, page):
    company = a_company()
    clara = a_person(company)
    page.post(f"/posts/{clara.posts.get().pk}/end/")

    assert queries.person_options(anna, "", company.pk) == []


def test_the_field_gets_its_options_ready_to_draw(page):
    company = a_company()

    answer = page.get("/companies/options/", {"q": "норд"}).content.decode()

    assert f'data-value="{company.pk}"' in answer
    assert 'role="option"' in answer


def test_nothing_found_is_said(page):
    assert "aria-disabled" in page.get("/people/options/", {"q": "нет такого"}).content.decode()


@pytest.mark.parametrize("company", ["", "x", "999999999999999999999"])
def test_a_strange_company_in_the_address_breaks_nothing(page, company):
    assert page.get("/people/options/", {"q": "а", "company": company}).status_code == 200


def test_options_are_few_questions_to_the_database(page, django_assert_max_num_queries):
    for number in range(8):
        a_person(a_company(f"Компания {number}"), last_name=f"Зимин {number}")

    with django_assert_max_num_queries(4):
        page.get("/people/options/", {"q": "зим"})


def test_a_chosen_number_is_believed_while_the_words_agree(anna):
    company = a_company()

    for written in ({}, {"company_text": "ООО «Нордвинд»"}):
        assert queries.chosen_company(anna, {"company": str(company.pk)} | written) == company


def test_words_changed_after_choosing_count_more_than_the_number(anna):
    company, other = a_company(), a_company("Восток")

    sent = {"company": str(company.pk), "company_text": "восток"}

    assert queries.chosen_company(anna, sent) == other


def test_an_emptied_field_names_nobody(anna):
    sent = {"company": str(a_company().pk), "company_text": " "}

    assert queries.chosen_company(anna, sent) is None


def test_without_scripts_the_whole_name_is_enough(anna):
    company = a_company("Норд")
    a_company("Норд-Вест")

    assert queries.chosen_company(anna, {"company_text": "ООО «Норд»"}) == company


def test_a_name_that_fits_several_is_refused_with_their_names(anna):
    a_company("Норд-Вест", inn="7707083893")
    a_company("Норд-Ост", inn="7736207543")

    with pytest.raises(queries.NotFoundByName, match=r"7707083893.*7736207543") as refusal:
        queries.chosen_company(anna, {"firm_text": "норд"}, "firm")

    assert refusal.value.field == "firm"


def test_a_name_that_fits_nobody_is_refused(anna):
    with pytest.raises(queries.NotFoundByName):
        queries.chosen_person(anna, {"person_text": "Никто"})


def test_a_person_is_named_by_a_phone(anna):
    clara = a_person()
    actions.add_contact_point(by=anna, kind="phone", value="+7 916 555-44-33", person=clara)

    assert queries.chosen_person(anna, {"person_text": "89165554433"}) == clara


@pytest.mark.parametrize("typed", ["+7 495 123-45-67", "8 (916) 555-44-33"])
def test_a_company_is_found_by_its_phone_or_that_of_somebody_there(anna, typed):
    company = a_company()
    clara = a_person(company)
    actions.add_contact_point(by=anna, kind="phone", value="+7 495 123-45-67", company=company)
    actions.add_contact_point(by=anna, kind="phone", value="+7 916 555-44-33", person=clara)
    a_company("Восток")

    assert [option.id for option in queries.company_options(anna, typed)] == [company.pk]
