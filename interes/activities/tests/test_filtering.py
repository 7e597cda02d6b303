"""What a filter means: companies, people and deals are found by what is known of them."""

from contextlib import suppress

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interes.activities.models import Activity
from interes.activities.queries import activity_fields, to_do_fields
from interes.clients.models import ContactPoint
from interes.clients.queries import company_fields, person_fields, seen_by
from interes.deals.queries import deal_fields, step_fields
from interes.foundation.attributes import Kind
from interes.foundation.filters import (
    OPERATORS,
    Reader,
    Unreadable,
    in_words,
    parse,
    where,
)
from tests.cast import NOON, a_company, a_deal, a_person, a_plan

ALL_FIELDS = (
    company_fields,
    person_fields,
    deal_fields,
    step_fields,
    activity_fields,
    to_do_fields,
)


def reader(user):
    return Reader(user.pk, user.department_id, timezone.localtime(NOON))


def found(user, text):
    asked = where(text, company_fields(), reader(user))
    return sorted(seen_by(user).filter(asked).values_list("name", flat=True))


@pytest.fixture
def base(anna, dora):
    """Three companies that differ in everything."""
    wood = a_company("Лес", city="Тверь", owner=anna, employees=12, tags=["vip", "лес"])
    oil = a_company("Нефть", city="Казань", owner=dora, status="client", inn="7707083893")
    a_company("Пыль", industry="Быт, уборка")
    ContactPoint.objects.create(
        kind="phone", value="8 (495) 123-45-67", normal="+74951234567", company=oil
    )
    a_deal(anna, company=wood, step=a_plan(days=1))
    Activity.objects.create(kind="call", by=anna, company=oil, at=NOON)
    return wood, oil


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["Лес", "Нефть", "Пыль"]),
        ("city.is(тверь)", ["Лес"]),
        ("city.in(Тверь,Казань)", ["Лес", "Нефть"]),
        ("city.isnt(Тверь)", ["Нефть", "Пыль"]),
        ("city.empty()", ["Пыль"]),
        ("name.contains(ЕФ)", ["Нефть"]),
        ("name.begins(«Лес)", ["Лес"]),
        (r"industry.contains(\, уб)", ["Пыль"]),
        ("employees.gte(12)", ["Лес"]),
        ("employees.lt(12,5)", None),
        (r"employees.lt(12\,5)", ["Лес"]),
        ("employees.gt(12.5)", []),
        ("employees.empty()", ["Нефть", "Пыль"]),
        ("owner.is(me)", ["Лес"]),
        ("owner.is(my_department)", ["Лес"]),
        ("owner.isnt(me)", ["Нефть", "Пыль"]),
        ("owner.empty()", ["Пыль"]),
        ("status.in(client,former)", ["Нефть"]),
        ("status.is(нет такого)", None),
        ("tags.in(vip,hot)", ["Лес"]),
        ("tags.all(vip,hot)", []),
        ("tags.notin(vip)", ["Нефть", "Пыль"]),
        ("tags.empty()", ["Нефть", "Пыль"]),
        ("phone.empty()", ["Лес", "Пыль"]),
        ("phone.is(84951234567)", ["Нефть"]),
        ("phone.contains(123-45)", ["Нефть"]),
        ("email.filled()", []),
        ("open_deals.has()", ["Лес"]),
        ("open_deals.hasnt()", ["Нефть", "Пыль"]),
        ("steps.has(this_week)", ["Лес"]),
        ("steps.hasnt(next_week)", ["Лес", "Нефть", "Пыль"]),
        ("talks.hasnt(last_30_days)", ["Лес", "Пыль"]),
        ("or(city.is(Тверь),status.is(client))", ["Лес", "Нефть"]),
        ("not(city.is(Тверь),owner.is(me))", ["Нефть", "Пыль"]),
        ("created_at.older(90)", []),
        ("created_at.lte(2026-11-23)", ["Лес", "Нефть", "Пыль"]),
        ("created_at.between(2026-11-23,2026-11-23)", ["Лес", "Нефть", "Пыль"]),
        ("created_at.is(last_week)", []),
        ("inn.is(7707083893)", ["Нефть"]),
        ("nothing.is(1)", None),
        ("city.older(1)", None),
        ("owner.is(Анна)", None),
        ("created_at.is(когда-то)", None),
    ],
)
def test_a_filter_finds_what_it_says_or_is_refused_in_words(base, anna, text, names):
    if names is None:
        with pytest.raises(Unreadable):
            found(anna, text)
    else:
        assert found(anna, text) == names


def test_a_company_with_many_deals_and_phones_stands_once(base, anna):
    wood, _oil = base
    a_deal(anna, company=wood)

    assert found(anna, "or(open_deals.has(),phone.empty(),talks.hasnt())") == ["Лес", "Пыль"]


def test_a_removed_deal_is_no_open_deal(base, anna):
    wood, _oil = base
    type(a_deal(anna, company=wood)).objects.update(removed_at=NOON)

    assert found(anna, "open_deals.has()") == []


def test_people_are_found_by_their_phones_and_deals(anna):
    clara = a_person(a_company(), owner=anna)
    a_deal(anna, people=[clara.pk])

    asked = where("phone.empty(),open_deals.has(),owner.is(me)", person_fields(), reader(anna))

    assert list(type(clara).objects.filter(asked)) == [clara]


VALUES = (
    "1",
    "-1",
    "1e5",
    "me",
    "my_department",
    "this_week",
    "2026-11-23",
    "9" * 30,
    "я%_\\",
    "yes",
)


@pytest.mark.parametrize("fields_of", ALL_FIELDS)
def test_everything_that_can_be_asked_gets_an_answer(anna, fields_of, subtests):
    fields = fields_of()
    for name, asked in fields.by_name.items():
        known = OPERATORS[asked.kind] if hasattr(asked, "kind") else ("has", "hasnt")
        for op in known:
            with subtests.test(name, op=op):
                offered = [str(key) for key, _word in choices_of(asked)]
                answers = [
                    outcome(fields, f"{name}.{op}({values})", anna)
                    for values in ("", *VALUES, "1,2", "today,tomorrow", *offered)
                ]

                assert any(answers)


def choices_of(asked):
    return asked.choices() if getattr(asked, "choices", None) else ()


def outcome(fields, text, user):
    try:
        asked = where(text, fields, reader(user))
    except Unreadable:
        return False
    assert in_words(parse(text), fields) is not None
    list(fields.model.objects.filter(asked)[:1])
    return True


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(text=st.text(st.sampled_from("city.is,()ownerme1or not"), max_size=30))
def test_whatever_is_written_the_answer_is_a_list_or_a_sentence(anna, text):
    with suppress(Unreadable):
        found(anna, text)


def test_every_kind_of_attribute_can_be_asked():
    assert set(OPERATORS) == set(Kind)
