"""The worker finds pairs of records that may be one, whatever changed and however (M1.4)."""

from datetime import date

import pytest

from interes.clients import actions
from interes.clients.models import Company, CompanyLikeness, Double, Post, ToCompare
from interes.clients.rules import company_keys
from tests.cast import NOON, a_company, a_person


def found():
    """Return the open pairs after the worker has looked, the surest first."""
    while actions.compare_changed(at=NOON):
        pass
    return list(Double.objects.filter(state="open").order_by("-score"))


def reached(by, record, kind, value):
    holder = "company" if hasattr(record, "inn") else "person"
    actions.add_contact_point(by=by, kind=kind, value=value, **{holder: record})
    return record


def test_two_writings_of_one_company_in_one_city_are_a_pair(db):
    one = a_company("Нордвинд", city="Тверь")
    other = a_company("Nordwind", legal_form="", city="Тверь")

    [pair] = found()

    assert pair.pair == (one.pk, other.pk)
    assert pair.signs == ["same_name", "same_place"]


@pytest.mark.parametrize(
    ("kind", "one", "other", "sign"),
    [
        ("phone", "+7 495 123-45-67", "8 495 123-45-67 доб. 12", "same_phone"),
        ("email", "info@nordwind.ru", "sales@nordwind.ru", "same_domain"),
        ("email", "nordwind@mail.ru", "NORDWIND@mail.ru", "same_email"),
        ("website", "https://nordwind.ru/about", "www.nordwind.ru", "same_domain"),
    ],
)
def test_companies_almost_called_the_same_are_found_by_a_shared_contact(
    anna, kind, one, other, sign
):
    reached(anna, a_company("Нордвинд"), kind, one)
    reached(anna, a_company("Нордвинт"), kind, other)

    [pair] = found()

    assert {sign, "near_name"} <= set(pair.signs)


def test_a_mailbox_at_a_public_server_in_common_says_nothing(anna):
    reached(anna, a_company("Нордвинд"), "email", "nordwind@mail.ru")
    reached(anna, a_company("Ромашка"), "email", "romashka@mail.ru")

    assert found() == []


def test_another_inn_tells_namesakes_apart(db):
    a_company("Вектор", city="Тверь", inn="7707083893")
    a_company("Вектор", city="Тверь", inn="7736207543")

    assert found() == []


def test_branches_share_an_inn_and_are_no_doubles_by_that(db):
    a_company("Банк", inn="7707083893", kpp="770701001", city="Москва")
    a_company("Сибирский филиал", inn="7707083893", kpp="540602001", city="Новосибирск")

    assert found() == []


def test_a_pair_goes_when_it_turns_out_to_be_none(db):
    a_company("Нордвинд", city="Тверь", inn="7707083893")
    other = a_company("Нордвинд", city="Тверь")
    assert len(found()) == 1

    Company.objects.filter(pk=other.pk).update(inn="7736207543")

    assert found() == []


def test_people_are_found_by_name_in_one_company_also_with_initials_or_a_short_name(db):
    nordwind = a_company()
    a_person(nordwind, last_name="Зимина", first_name="Екатерина", middle_name="")
    a_person(nordwind, last_name="Зимина", first_name="Катя", middle_name="")
    a_person(nordwind, last_name="Орлов", first_name="Пётр", middle_name="")

    [pair] = found()

    assert (pair.noun, "short_name" in pair.signs) == ("person", True)


def test_people_are_found_by_birthday_with_their_names_in_the_wrong_places(db):
    day = date(1985, 3, 1)
    a_person(last_name="Щербаков", first_name="Дмитрий", middle_name="", birthday=day)
    a_person(last_name="Dmitry", first_name="Shcherbakov", middle_name="", birthday=day)

    [pair] = found()

    assert pair.signs == ["same_birthday", "swapped_names"]


def test_namesakes_in_different_companies_are_not_one(db):
    a_person(a_company("Нордвинд"), middle_name="")
    a_person(a_company("Ромашка"), middle_name="")

    assert found() == []


def test_whoever_gets_a_phone_or_a_post_is_looked_at_again(anna):
    nordwind, clara, again = a_company(), a_person(), a_person(middle_name="")
    assert len(found()) == 1  # the whole name alone
    Post.objects.create(person=clara, company=nordwind, title="Директор")
    Post.objects.create(person=again, company=nordwind, title="Директор")

    [pair] = found()

    assert "same_company" in pair.signs


def test_two_who_are_not_the_same_are_never_asked_about_again(anna):
    a_company(city="Тверь")
    other = a_company(city="Тверь")
    [pair] = found()
    actions.not_the_same(double_id=pair.pk, by=anna, at=NOON)

    Company.objects.filter(pk=other.pk).update(address="Мира, 1")

    assert found() == []
    actions.look_again(double_id=pair.pk, by=anna, at=NOON)
    assert len(found()) == 1


def test_a_second_decision_about_a_pair_is_told_of_the_first(anna):
    a_company(city="Тверь")
    a_company(city="Тверь")
    [pair] = found()
    actions.not_the_same(double_id=pair.pk, by=anna, at=NOON)

    with pytest.raises(actions.DecidedAlready):
        actions.not_the_same(double_id=pair.pk, by=anna, at=NOON)


def test_everything_is_compared_anew_when_someone_asks_for_it(ada):
    a_company(city="Тверь")
    a_company(city="Тверь")
    found()
    Double.objects.all().delete()

    assert actions.compare_everything(by=ada, at=NOON) == 2

    assert len(found()) == 1
    assert not ToCompare.objects.exists()


def test_a_word_that_everybody_has_in_the_name_makes_no_pairs(db):
    for number in range(40):
        a_company(f"Строймонтаж {number}")

    assert found() == []


def test_records_of_a_large_import_get_their_keys_before_they_are_compared(db):
    """A statement of hundreds of rows leaves the keys to the worker; those of few are there."""
    bulk = [Company(name=f"Завод {number}", created_at=NOON) for number in range(301)]
    Company.objects.bulk_create(bulk, batch_size=301)
    few = Company.objects.create(name="Фабрика", created_at=NOON)
    assert [one.company_id for one in CompanyLikeness.objects.all()] == [few.pk]

    actions.make_keys()

    assert CompanyLikeness.objects.count() == 302


def test_a_record_renamed_before_its_keys_were_made_keeps_the_new_ones(db):
    bulk = [Company(name=f"Завод {number}", created_at=NOON) for number in range(301)]
    first = Company.objects.bulk_create(bulk, batch_size=301)[0]
    Company.objects.filter(pk=first.pk).update(name="Ромашка")

    actions.make_keys()

    assert set(CompanyLikeness.objects.get(pk=first.pk).keys) == company_keys("Ромашка")
