"""People are kept apart from companies: when they move, their story stays (M1.3)."""

from datetime import date

import pytest

from interes.clients import actions
from interes.clients.models import ContactPoint, Person
from interes.foundation.edits import ChangedMeanwhile
from tests.cast import NOON, a_company, a_person

MARCH = date(2026, 3, 1)


def take(by, name="Зимина Клара Олеговна", **facts):
    return actions.create_person(by=by, at=NOON, name=name, **facts)


def move(person, company, by, day=MARCH, **facts):
    return actions.move_person(
        person_id=person.pk, company=company, title="Директор", day=day, by=by, **facts
    )


def posts_of(person):
    return list(person.posts.order_by("id").values_list("company__name", "until_date"))


def test_a_person_is_made_by_the_whole_name(anna):
    person = take(anna)

    assert (person.last_name, person.first_name, person.middle_name) == (
        "Зимина",
        "Клара",
        "Олеговна",
    )
    assert (person.name, person.address_name) == ("Зимина Клара Олеговна", "Клара Олеговна")


def test_a_first_name_is_enough(anna):
    assert take(anna, "Клара").name == "Клара"


def test_a_person_without_a_name_is_refused(anna):
    with pytest.raises(actions.NameMissing) as refusal:
        take(anna, "  ")

    assert refusal.value.field == "name"


def test_a_person_comes_with_a_post_and_a_phone(anna):
    company = a_company()

    person = take(anna, company=company, post="Директор", contacts={"phone": "8 916 555-44-33"})

    assert posts_of(person) == [("Нордвинд", None)]
    assert ContactPoint.objects.get(person=person).normal == "+79165554433"


def test_a_new_post_ends_the_old_one_and_keeps_it(anna):
    person = a_person(a_company())

    move(person, a_company("Восток"), anna)

    assert posts_of(person) == [("Нордвинд", MARCH), ("Восток", None)]


def test_a_post_that_goes_on_is_kept_when_asked(anna):
    person = a_person(a_company())
    held = person.posts.get()

    move(person, a_company("Восток"), anna, keeping=[held.pk])

    assert posts_of(person) == [("Нордвинд", None), ("Восток", None)]


def test_a_promotion_in_the_same_company_is_a_new_post(anna):
    company = a_company()
    person = a_person(company)

    move(person, company, anna)

    assert posts_of(person) == [("Нордвинд", MARCH), ("Нордвинд", None)]


def test_nobody_holds_two_posts_in_one_company_at_once(anna):
    company = a_company()
    person = a_person(company)

    with pytest.raises(actions.WorksThere) as refusal:
        move(person, company, anna, keeping=[person.posts.get().pk])

    assert refusal.value.field == "company"
    assert posts_of(person) == [("Нордвинд", None)]


def test_a_person_may_come_back_to_a_company(anna):
    company = a_company()
    person = a_person(company)
    move(person, a_company("Восток"), anna)

    move(person, company, anna, day=date(2026, 9, 1))

    assert [name for name, until in posts_of(person) if until is None] == ["Нордвинд"]


def test_a_post_does_not_end_before_it_began(anna):
    person = a_person()
    post = move(person, a_company(), anna, day=MARCH)

    with pytest.raises(actions.EndsBeforeItBegan):
        actions.end_post(post_id=post.pk, day=date(2026, 2, 1), by=anna)


def test_a_person_may_leave_without_a_new_post(anna):
    person = a_person(a_company())

    actions.end_post(post_id=person.posts.get().pk, day=MARCH, by=anna)

    assert posts_of(person) == [("Нордвинд", MARCH)]


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "Советник"), ("from_date", date(2025, 1, 9)), ("until_date", MARCH)],
)
def test_a_post_can_be_corrected(anna, field, value):
    post = a_person(a_company()).posts.get()

    actions.change_post(post_id=post.pk, field=field, value=value, by=anna)

    post.refresh_from_db()
    assert getattr(post, field) == value


def test_days_of_a_post_are_corrected_only_in_order(anna):
    post = move(a_person(), a_company(), anna, day=MARCH)

    with pytest.raises(actions.EndsBeforeItBegan) as refusal:
        actions.change_post(post_id=post.pk, field="until_date", value=date(2026, 1, 1), by=anna)

    assert refusal.value.field == "until_date"


def test_a_post_cant_go_on_beside_its_successor(anna):
    company = a_company()
    person = a_person(company)
    first = person.posts.get()
    move(person, company, anna)

    with pytest.raises(actions.WorksThere):
        actions.change_post(post_id=first.pk, field="until_date", value=None, by=anna)


@pytest.mark.parametrize("field", ["person", "company", "id"])
def test_whose_post_it_is_is_never_changed(anna, field):
    post = a_person(a_company()).posts.get()

    with pytest.raises(actions.NotChangeable):
        actions.change_post(post_id=post.pk, field=field, value=1, by=anna)


def test_a_person_is_changed_one_field_at_a_time(anna):
    person = a_person()

    actions.change_person(person_id=person.pk, field="last_name", value="Зима", by=anna)

    assert Person.objects.get().name == "Зима Клара Олеговна"


def test_the_last_name_left_cant_be_emptied(anna):
    person = a_person(last_name="")

    with pytest.raises(actions.NameMissing):
        actions.change_person(person_id=person.pk, field="first_name", value="", by=anna)


def test_two_editors_of_a_person_do_not_lose_a_change(anna):
    person = a_person()
    actions.change_person(person_id=person.pk, field="about", value="Любит цифры", by=anna)

    with pytest.raises(ChangedMeanwhile):
        actions.change_person(person_id=person.pk, field="about", value="Нет", by=anna, was="")


def test_the_owner_of_a_person_is_not_a_field_to_write(anna):
    with pytest.raises(actions.NotChangeable):
        actions.change_person(person_id=a_person().pk, field="owner", value=anna, by=anna)
