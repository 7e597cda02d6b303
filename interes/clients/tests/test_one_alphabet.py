"""Names in two alphabets meet in one, in the program and in the database alike."""

from datetime import date

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interes.clients.models import Company, CompanyLikeness, ContactPoint, PersonLikeness
from interes.clients.rules import company_keys, core_name, letters, person_keys, person_word
from tests.cast import a_company, a_person

ALPHABET = "абвгдежзийклмнопрстуфхцчшщъыьэюяёАЯЁabcdehikpqstwxyzHWXY0189 -«»\"'.&ßéЇґ/"
WORDS = st.sampled_from(["ООО", "компания", "Ltd.", "GmbH", "Акционерное общество", "Гарант"])
TEXT = st.one_of(
    st.text(ALPHABET, max_size=30),
    st.lists(st.one_of(WORDS, st.text(ALPHABET, min_size=1, max_size=9)), max_size=4).map(" ".join),
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=20),
)
DAYS = st.one_of(st.none(), st.dates(date(1, 1, 1), date(2200, 1, 1)))
often = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def asked(function, *values):
    with connection.cursor() as cursor:
        places = ", ".join("%s::date" if isinstance(v, date) else "%s" for v in values)
        cursor.execute(f"SELECT {function}({places})", values)
        return cursor.fetchone()[0]


@pytest.mark.django_db
@often
@given(text=TEXT)
def test_the_database_reads_names_as_the_program_does(text):
    assert asked("name_letters", text) == letters(text)
    assert asked("core_name", text) == core_name(text)
    assert asked("person_word", text) == person_word(text)


@pytest.mark.django_db
@often
@given(name=TEXT, legal=TEXT, city=TEXT, inn=st.sampled_from(["", "7707083893"]))
def test_the_database_finds_companies_by_the_keys_of_the_program(name, legal, city, inn):
    assert set(asked("company_keys", name, legal, city, inn, "")) == company_keys(
        name, legal, city, inn
    )


@pytest.mark.django_db
@often
@given(last=TEXT, first=TEXT, middle=TEXT, birthday=DAYS)
def test_the_database_finds_people_by_the_keys_of_the_program(last, first, middle, birthday):
    known = asked("person_keys", last, first, middle, birthday)

    assert set(known) == person_keys(last, first, middle, birthday)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ООО «Нордвинд»", "Nordwind GmbH"),
        ("Норд Винд", "НОРДВИНД, ООО"),
        ("Общество с ограниченной ответственностью «Ёлка»", "ООО Елка"),
        ("Компания «Щербаков и Ко»", "Shcherbakov i Co"),
        ("О'Кей", "O`Key"),
        ("Максима", "Maxima Ltd"),
    ],
)
def test_one_name_written_otherwise_is_one_name(one, other):
    assert core_name(one) == core_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Маяк", "Мак"), ("Гараж 1", "Гараж 11"), ("Ромашка", "ТД Ромашка")]
)
def test_other_names_stay_other_names(one, other):
    assert core_name(one) != core_name(other)


def test_a_name_that_is_only_a_legal_form_keeps_it():
    assert core_name("ООО") == "o"


def test_a_record_carries_its_keys_however_it_was_written(db):
    company = a_company("Нордвинд", city="Тверь", inn="7707083893")
    Company.objects.filter(pk=company.pk).update(name="Ромашка")
    clara = a_person(birthday=date(1985, 3, 1))

    company.refresh_from_db()
    assert company.core_name == "romashka"
    keys = CompanyLikeness.objects.get(pk=company.pk).keys
    assert set(keys) == company_keys("Ромашка", "", "Тверь", "7707083893")
    known = set(PersonLikeness.objects.get(pk=clara.pk).keys)
    assert known == person_keys("Зимина", "Клара", "Олеговна", date(1985, 3, 1))


@pytest.mark.parametrize(
    ("kind", "normal", "core"),
    [
        ("phone", "+74951234567;12", "+74951234567"),
        ("email", "info@nordwind.ru", "nordwind.ru"),
        ("website", "nordwind.ru/about", "nordwind.ru"),
        ("messenger", "@nordwind", "@nordwind"),
    ],
)
def test_near_contacts_share_a_core(db, kind, normal, core):
    point = ContactPoint.objects.create(company=a_company(), kind=kind, value=normal, normal=normal)

    assert point.core == core
