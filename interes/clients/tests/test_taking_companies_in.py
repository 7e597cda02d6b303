"""A company comes into the base once, with requisites that can be right."""

import pytest

from interes.clients import actions
from interes.clients.models import Company, ContactPoint
from interes.team.actions import NotAllowed
from tests.cast import NOON


def take(by, name="ООО «Нордвинд»", **facts):
    return actions.create_company(by=by, at=NOON, name=name, **facts)


def test_whoever_takes_a_company_in_becomes_its_manager(anna):
    company = take(anna)

    assert (company.owner, company.created_at) == (anna, NOON)


def test_the_legal_form_goes_to_its_own_place(anna):
    company = take(anna, "ООО «Нордвинд»")

    assert (company.legal_form, company.name) == ("ООО", "Нордвинд")
    assert str(company) == "ООО «Нордвинд»"


def test_a_company_begins_as_a_prospect(anna):
    assert take(anna).status == Company.Status.PROSPECT


def test_requisites_are_kept_without_spaces(anna):
    company = take(anna, inn="77 07 083893", kpp="7701 01001", ogrn="1027700132195")

    assert (company.inn, company.kpp, company.ogrn) == ("7707083893", "770101001", "1027700132195")


@pytest.mark.parametrize(
    ("field", "value"), [("inn", "7707083894"), ("kpp", "77"), ("ogrn", "1027700132196")]
)
def test_a_requisite_with_a_mistake_is_refused_at_its_field(anna, field, value):
    with pytest.raises(actions.RequisiteWrong) as refusal:
        take(anna, **{field: value})

    assert refusal.value.field == field
    assert not Company.objects.exists()


def test_each_mistake_has_its_own_sentence(anna):
    sentences = set()
    for inn in ("7707083894", "770708389", "77070838OO"):
        with pytest.raises(actions.RequisiteWrong) as refusal:
            take(anna, inn=inn)
        sentences.add(str(refusal.value))

    assert len(sentences) == 3


def test_a_foreign_company_numbers_itself_in_its_own_way(anna):
    company = take(anna, "Nordwind GmbH", country="DE", inn="DE123456789")

    assert company.inn == "DE123456789"


def test_a_company_without_a_name_is_refused(anna):
    with pytest.raises(actions.NameMissing) as refusal:
        take(anna, "   ")

    assert refusal.value.field == "name"


def test_a_second_company_with_the_same_requisites_is_refused_by_name(anna):
    first = take(anna, inn="7707083893", kpp="770101001")

    with pytest.raises(actions.KnownAlready, match="Нордвинд") as refusal:
        take(anna, "Совсем другая", inn="7707083893", kpp="770101001")

    assert (refusal.value.company_id, refusal.value.field) == (first.pk, "inn")


def test_a_branch_with_another_kpp_is_another_company(anna):
    take(anna, inn="7707083893", kpp="770101001")

    branch = take(anna, "Нордвинд, филиал", inn="7707083893", kpp="540101001")

    assert branch.pk


def test_companies_without_an_inn_may_share_a_name(anna):
    assert take(anna).pk != take(anna).pk


def test_phones_and_emails_come_with_the_company(anna):
    company = take(
        anna,
        contacts={
            "phone": "8 495 123-45-67",
            "email": "Info@Nordwind.ru",
            "website": "https://nordwind.ru/",
        },
    )

    points = ContactPoint.objects.filter(company=company).values_list("kind", "normal")
    assert set(points) == {
        ("phone", "+74951234567"),
        ("email", "info@nordwind.ru"),
        ("website", "nordwind.ru"),
    }


def test_a_company_is_not_made_with_a_phone_that_cant_be_one(anna):
    with pytest.raises(actions.ContactUnclear) as refusal:
        take(anna, contacts={"phone": "123"})

    assert refusal.value.field == "phone"
    assert not Company.objects.exists()


def test_the_history_says_who_took_the_company_in(anna):
    company = take(anna)

    event = Company.pgh_event_model.objects.filter(pgh_obj_id=company.pk).get()
    assert event.pgh_context.metadata == {"act": "clients.create_company", "user": anna.pk}


def test_whoever_has_left_takes_nobody_in(anna):
    anna.is_active = False

    with pytest.raises(NotAllowed):
        take(anna)
