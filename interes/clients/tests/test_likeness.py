"""How sure it is that two records are one, sign by sign (docs/rules/duplicates.md)."""

from datetime import date

import pytest

from interes.clients.rules import CompanySigns, PersonSigns, Sign, like_companies, like_people

NORDWIND = {"name": "Нордвинд", "legal_form": "ООО", "city": "Тверь"}
PHONE = frozenset({"+74951234567"})
CLARA = {"last": "Зимина", "first": "Екатерина", "middle": "Олеговна"}


def of_companies(**other):
    one = CompanySigns(**NORDWIND, phones=PHONE)
    return like_companies(one, CompanySigns(**NORDWIND | {"phones": PHONE} | other))


def of_people(one=None, **other):
    return like_people(PersonSigns(**CLARA | (one or {})), PersonSigns(**CLARA | other))


def test_the_worked_example_of_the_rules_is_right():
    foreign = {"name": "Nordwind", "legal_form": "GmbH"}
    one = CompanySigns(**NORDWIND, phones=PHONE, inn="7707083893")

    assert round(of_companies(**foreign).score, 2) == 0.98
    other = CompanySigns(**NORDWIND | foreign, phones=PHONE, inn="7736207543")
    assert round(like_companies(one, other).score, 2) == 0.05


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("НОРДВИНД", Sign.SAME_NAME),
        ("Норд-Винд", Sign.SAME_NAME),
        ("Нордвинт", Sign.NEAR_NAME),
        ("Нордвинд Логистик", Sign.PART_OF_NAME),
        ("Ромашка", Sign.OTHER_NAME),
        ("Нордвинд 2", Sign.OTHER_NAME),
    ],
)
def test_a_name_is_the_same_almost_the_same_a_part_or_another(name, sign):
    assert sign in {reason.sign for reason in of_companies(name=name).reasons}


def test_a_name_that_many_have_says_less():
    rare, frequent = of_companies(), of_companies(namesakes=40)

    assert frequent.score < rare.score


def test_branches_of_one_company_are_said_to_be_branches():
    one = CompanySigns(name="Банк", inn="7707083893", kpp="770701001")
    other = CompanySigns(name="Банк", inn="7707083893", kpp="540602001")

    assert Sign.BRANCH in {reason.sign for reason in like_companies(one, other).reasons}


@pytest.mark.parametrize(
    ("other", "sign"),
    [
        ({"first": "Катя"}, Sign.SHORT_NAME),
        ({"first": "Е."}, Sign.INITIALS),
        ({"first": "Ekaterina", "last": "Zimina"}, Sign.SAME_FIRST),
        ({"first": "Екатирина"}, Sign.NEAR_NAME),
        ({"first": "Зимина", "last": "Екатерина", "middle": ""}, Sign.SWAPPED_NAMES),
        ({"first": "Ольга"}, Sign.OTHER_FIRST),
        ({"middle": "Петровна"}, Sign.OTHER_PATRONYMIC),
    ],
)
def test_a_person_may_be_written_in_many_ways(other, sign):
    assert sign in {reason.sign for reason in of_people(**other).reasons}


@pytest.mark.parametrize(
    ("day", "sign"),
    [
        (date(1985, 3, 1), Sign.SAME_BIRTHDAY),
        (date(1985, 1, 3), Sign.NEAR_BIRTHDAY),
        (date(1985, 3, 2), Sign.NEAR_BIRTHDAY),
        (date(1991, 7, 12), Sign.OTHER_BIRTHDAY),
    ],
)
def test_a_birthday_with_a_slip_is_almost_the_same(day, sign):
    likeness = of_people({"birthday": date(1985, 3, 1)}, birthday=day)

    assert sign in {reason.sign for reason in likeness.reasons}


def test_likeness_is_the_same_from_both_sides():
    one = PersonSigns(**CLARA, contacts=PHONE)
    other = PersonSigns(last="Zimina", first="Катя", contacts=PHONE, companies=frozenset({1}))

    assert like_people(one, other).score == like_people(other, one).score
