"""Two records of one company or person are found before they are saved (M1.4)."""

import pytest

from interes.clients import actions, queries
from tests.cast import a_company, a_person


def reached(by, record, kind, value):
    holder = "company" if hasattr(record, "inn") else "person"
    actions.add_contact_point(by=by, kind=kind, value=value, **{holder: record})
    return record


@pytest.mark.parametrize(
    "signs",
    [
        {"inn": "77 07 083893"},
        {"phone": "8 (495) 123-45-67"},
        {"email": "INFO@nordwind.ru"},
        {"name": "АО «Нордвинд»"},
        {"name": "нордвинд"},
    ],
)
def test_a_company_is_known_by_its_inn_phone_email_or_name(anna, signs):
    company = a_company(inn="7707083893", city="Тверь")
    reached(anna, company, "phone", "+7 495 123-45-67")
    reached(anna, company, "email", "info@nordwind.ru")

    [twin] = queries.find_twins(anna, **signs)

    assert (twin.kind, twin.id, twin.name) == ("company", company.pk, "ООО «Нордвинд»")
    assert twin.note == "7707083893 · Тверь"


@pytest.mark.parametrize(
    "signs", [{}, {"inn": "7736207543"}, {"inn": "7707"}, {"name": "Но"}, {"phone": "123"}]
)
def test_nothing_in_common_is_no_twin(anna, signs):
    a_company(inn="7707083893")

    assert queries.find_twins(anna, **signs) == []


def test_a_company_alike_in_everything_is_named_once_by_the_surest_sign(anna):
    reached(anna, a_company(inn="7707083893"), "phone", "+7 495 123-45-67")

    [twin] = queries.find_twins(anna, inn="7707083893", phone="8 495 123-45-67", name="Нордвинд")

    surest, _next = twin.why.split(" · ")
    assert surest == queries.find_twins(anna, inn="7707083893")[0].why


@pytest.mark.parametrize("name", ["Nordwind", "Нордвинт", "Норд Винд", "нордвинд ооо"])
def test_a_company_is_known_in_another_writing_and_with_a_slip(anna, name):
    company = a_company("Нордвинд")

    assert [twin.id for twin in queries.find_twins(anna, name=name)][:1] == [company.pk]


def test_another_inn_tells_that_it_is_another_company(anna):
    a_company("Нордвинд", inn="7707083893")

    assert queries.find_twins(anna, name="Нордвинд", inn="7736207543") == []


@pytest.mark.parametrize("name", ["Зимина Катя", "Zimina Ekaterina", "Екатерина Зимина"])
def test_a_person_is_known_by_a_short_or_foreign_name_and_in_any_order(anna, name):
    a_person(first_name="Екатерина")

    assert len(queries.find_person_twins(anna, name=name)) == 1


def test_there_are_never_more_than_a_handful_of_twins(anna):
    for _n in range(8):
        a_company()

    assert len(queries.find_twins(anna, name="Нордвинд")) == 5


@pytest.mark.parametrize(
    "signs",
    [
        {"phone": "8 916 555-44-33"},
        {"email": "clara@nordwind.ru"},
        {"name": "Зимина Клара"},
        {"name": "зимина клара олеговна"},
    ],
)
def test_a_person_is_known_by_phone_email_or_whole_name(anna, signs):
    clara = a_person(a_company())
    reached(anna, clara, "phone", "+7 916 555-44-33")
    reached(anna, clara, "email", "clara@nordwind.ru")

    [twin] = queries.find_person_twins(anna, **signs)

    assert (twin.id, twin.note) == (clara.pk, "Директор по закупкам · ООО «Нордвинд»")


def test_a_first_name_alone_makes_nobody_a_twin(anna):
    a_person()

    assert queries.find_person_twins(anna, name="Клара") == []


def test_a_phone_of_a_company_does_not_make_a_person_a_twin(anna):
    reached(anna, a_company(), "phone", "+7 495 123-45-67")

    assert queries.find_person_twins(anna, phone="+7 495 123-45-67") == []
