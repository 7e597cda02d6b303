"""What must always be true of clients is kept by the database, by whatever way one writes."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from interes.clients.models import Company, ContactPoint, Person, Post, Relation, Site
from tests.cast import NOON, a_company, a_person

pytestmark = pytest.mark.django_db


def refuses(make) -> bool:
    """Tell whether the database refuses; what was tried is taken back."""
    try:
        with transaction.atomic():
            make()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "facts",
    [
        {"name": ""},
        {"inn": "770708389"},
        {"inn": "77070838931"},
        {"inn": "77070838AB"},
        {"kpp": "77"},
        {"kpp": "7701Я1001"},
        {"ogrn": "10277001321"},
    ],
)
def test_a_company_without_a_name_or_with_a_misshapen_requisite_is_refused(facts):
    assert refuses(lambda: a_company(**facts))


@pytest.mark.parametrize(
    "facts", [{"inn": ""}, {"inn": "500100732259"}, {"inn": "DE123456789", "country": "DE"}]
)
def test_a_right_a_missing_and_a_foreign_number_are_taken(facts):
    assert a_company(**facts).pk


def test_two_companies_with_one_inn_and_kpp_are_refused():
    a_company(inn="7707083893", kpp="770101001")

    assert refuses(lambda: a_company("Другая", inn="7707083893", kpp="770101001"))


def test_hand_written_sql_obeys_the_same_laws():
    company = a_company(inn="7707083893")

    def write():
        with connection.cursor() as cursor:
            cursor.execute("update company set inn = '1' where id = %s", [company.pk])

    assert refuses(write)


def test_a_company_does_not_stand_above_itself():
    company = a_company()

    assert refuses(lambda: Company.objects.filter(pk=company.pk).update(head_company=company.pk))


def test_a_person_has_at_least_one_name():
    assert refuses(lambda: Person.objects.create(middle_name="Олеговна", created_at=NOON))


def test_a_contact_belongs_to_exactly_one():
    company, person = a_company(), a_person()
    phone = {"kind": "phone", "value": "1", "normal": "+74951234567"}

    assert refuses(lambda: ContactPoint.objects.create(**phone))
    assert refuses(lambda: ContactPoint.objects.create(**phone, company=company, person=person))


def test_nobody_has_one_contact_twice():
    company = a_company()
    phone = {"kind": "phone", "value": "1", "normal": "+74951234567", "company": company}
    ContactPoint.objects.create(**phone)

    assert refuses(lambda: ContactPoint.objects.create(**phone))


def test_an_empty_contact_is_refused():
    company = a_company()

    assert refuses(
        lambda: ContactPoint.objects.create(kind="phone", value="", normal="", company=company)
    )


def test_a_post_is_held_once_at_a_time():
    company = a_company()
    person = a_person(company)

    assert refuses(lambda: Post.objects.create(person=person, company=company))
    past = Post.objects.create(person=person, company=company, until_date=date(2020, 1, 1))
    assert past.pk


def test_a_post_ends_after_it_began():
    days = {"from_date": date(2026, 3, 1), "until_date": date(2026, 2, 1)}
    person, company = a_person(), a_company()

    assert refuses(lambda: Post.objects.create(person=person, company=company, **days))


def test_a_relation_is_kept_once_and_with_another():
    company, other = a_company(), a_company("Восток")
    Relation.objects.create(company=company, other=other, kind="partner")

    assert refuses(lambda: Relation.objects.create(company=company, other=other, kind="partner"))
    assert refuses(lambda: Relation.objects.create(company=company, other=company, kind="partner"))


def test_a_company_has_no_two_sites_of_one_name():
    company = a_company()
    Site.objects.create(company=company, name="Завод")

    assert refuses(lambda: Site.objects.create(company=company, name="Завод"))


def test_what_has_a_story_is_not_deleted():
    company = a_company()
    a_person(company)

    with pytest.raises(Exception, match="protected"):
        company.delete()


@pytest.mark.parametrize(
    ("name", "key"),
    [("«Ёлка»", "елка"), ("Zeta", "zeta"), ("Д'Артаньян", "дартаньян"), (" А ", "а")],
)
def test_the_database_keeps_the_key_by_which_names_are_sorted_and_found(name, key):
    company = a_company(name)

    company.refresh_from_db()
    assert company.sort_name == key
