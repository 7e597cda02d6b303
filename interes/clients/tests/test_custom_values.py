"""Added fields hold what they are meant to hold, whoever writes."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from interes.clients import actions, queries
from interes.clients.models import Company
from interes.clients.rules.custom import Shape, fits
from interes.clients.tests.fields_of_ours import a_field, every_kind
from interes.clients.tests.test_at_the_same_moment import together
from interes.foundation.edits import ChangedMeanwhile
from interes.team.actions import NotAllowed
from tests.cast import a_company, a_deal, a_person, a_user

KINDS = ("text", "long", "number", "money", "date", "choice", "many", "link")
KEYS = frozenset({"plant", "bank", "museum"})
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
values = st.one_of(
    words,
    st.none(),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-(10**9), 10**9, places=3).map(float),
    st.dates(max_value=date(2999, 1, 1)).map(str),
    st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]", fullmatch=True),
    st.sampled_from([*sorted(KEYS), "zoo", "", "   ", "x" * 501, "a\nb", "https://интерес.рф/я"]),
    st.lists(st.sampled_from([*sorted(KEYS), "zoo", 1]), max_size=4),
    st.dictionaries(st.sampled_from(["noun", "id", "x"]), st.integers(0, 3), max_size=2),
    words.map(lambda text: f"https://{text}"),
)


@pytest.mark.django_db
@given(kind=st.sampled_from(KINDS), value=values)
def test_python_and_the_database_keep_the_same_law(kind, value):
    shape = {"kind": kind, "choices": [{"key": key} for key in sorted(KEYS)]}

    assert taken_by_the_database(shape, value) == fits(Shape(kind, KEYS), value)


def taken_by_the_database(shape, value):
    row = json.dumps({"target": "web"} | shape)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(custom_value_fits(jsonb_populate_record(null::custom_field, %s), %s),"
            " false)",
            [row, json.dumps(value)],
        )
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("kind", "written", "kept"),
    [
        ("text", "  Два   этажа ", "Два этажа"),
        ("long", "раз\r\nдва", "раз\nдва"),
        ("number", "1 234,5", 1234.5),
        ("number", "−7", -7),
        ("money", "1 250 000,50 ₽", 1250000.5),
        ("money", "1,250,000", 1250000),
        ("date", "31.12.2026", "2026-12-31"),
        ("date", "2026-12-31", "2026-12-31"),
        ("choice", "завод", "plant"),
        ("choice", "Plant", "plant"),
        ("many", "Банк; завод", ["plant", "bank"]),
        ("many", "банк, Plant", ["plant", "bank"]),
        ("user", "анна белова", "anna"),
        ("user", "ANNA@example.ru", "anna"),
        ("link", "interes.example/о нас", None),
        ("link", "interes.example/docs", "https://interes.example/docs"),
        ("text", "   ", None),
    ],
)
def test_what_people_write_is_understood(anna, kind, written, kept):
    field = a_field(kind)
    expected = anna.pk if kept == "anna" else kept

    if written == "interes.example/о нас":
        with pytest.raises(queries.CustomUnclear):
            queries.read_custom(field, written, anna)
    else:
        assert queries.read_custom(field, written, anna) == expected


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("number", "много"),
        ("number", "1234567890123456"),
        ("money", "100 $"),
        ("date", "31.02.2026"),
        ("choice", "Зоопарк"),
        ("many", "Завод; Зоопарк"),
        ("user", "Никто"),
        ("link", "просто слова"),
        ("text", "я" * 501),
    ],
)
def test_what_can_t_be_a_value_is_refused_in_words_at_its_field(anna, kind, written):
    field = a_field(kind)

    with pytest.raises(queries.CustomUnclear) as refusal:
        queries.read_custom(field, written, anna)

    assert refusal.value.field == field.control


def test_a_value_of_every_kind_is_kept_and_shown(anna):
    company, fields = a_company(), every_kind()
    written = {
        "text": "Два этажа",
        "long": "раз\nдва",
        "number": 1234.5,
        "money": 1250000,
        "date": "2026-12-31",
        "choice": "plant",
        "many": ["plant", "bank"],
        "user": anna.pk,
        "link": "https://interes.example",
    }

    values = {fields[kind].pk: value for kind, value in written.items()}
    company = actions.set_customs(record=company, values=values, by=anna)

    [(_, lines)] = queries.custom_sections("company", company.custom)
    shown = {line.field.kind: line.words.replace("\xa0", " ") for line in lines}
    assert shown["number"] == "1 234,5"
    assert shown["money"] == "1 250 000 ₽"
    assert shown["many"] == "Завод, Банк"
    assert shown["user"] == "Анна Белова"


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["'много'", "1", '"zoo"', "null"])
def test_by_hand_nothing_else_can_be_written(value):
    field = a_field("choice")
    company = a_company()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE company SET custom = jsonb_build_object(%s::text, %s::jsonb) WHERE id = %s",
            [field.key, f'"{value}"' if value[0] == "'" else value, company.pk],
        )


@pytest.mark.django_db
def test_a_company_has_no_field_of_a_person():
    field = a_field(noun="person")

    with pytest.raises(IntegrityError), transaction.atomic():
        a_company(custom={field.key: "Два этажа"})


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["kind = 'date'", "noun = 'deal'", "choices = '[]'"])
def test_what_was_written_stays_readable(change):
    field = a_field("choice")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE custom_field SET {change} WHERE id = %s", [field.pk])
    with pytest.raises(IntegrityError), transaction.atomic():
        field.delete()


def test_a_link_names_a_record_that_is_there(anna):
    field = a_field("link", target="person")
    company, clara = a_company(), a_person()

    value = queries.read_custom(field, "Зимина Клара Олеговна", anna)
    company = actions.set_custom(record=company, field_id=field.pk, value=value, by=anna)

    assert company.custom == {field.key: {"noun": "person", "id": clara.pk}}
    with pytest.raises(queries.CustomUnclear):
        actions.set_custom(
            record=company, field_id=field.pk, value={"noun": "person", "id": 10**9}, by=anna
        )


def test_whoever_may_not_change_a_deal_writes_no_field_of_it(anna, dora):
    field, deal = a_field(noun="deal"), a_deal(anna)

    with pytest.raises(NotAllowed):
        actions.set_custom(record=deal, field_id=field.pk, value="Чужое", by=dora)


def test_the_second_is_told_what_the_first_wrote(anna):
    field, company = a_field("choice"), a_company()
    actions.set_custom(record=company, field_id=field.pk, value="plant", by=anna, was="")

    with pytest.raises(ChangedMeanwhile, match="Завод"):
        actions.set_custom(record=company, field_id=field.pk, value="bank", by=anna, was="")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_writers_of_different_fields_lose_nothing_of_each_other():
    anna, company = a_user(), a_company()
    fields = [a_field(name=f"Поле {n}") for n in range(4)]

    together(
        lambda n: actions.set_custom(record=company, field_id=fields[n].pk, value=f"{n}", by=anna)
    )

    kept = Company.objects.get(pk=company.pk).custom
    assert kept == {field.key: f"{n}" for n, field in enumerate(fields)}
