"""Search forgives: the alphabet, the layout, slips; and puts first what is meant first."""

import pytest

from interes.activities.models import Activity, ToDo
from interes.clients.models import ContactPoint
from interes.desk.queries import search_talks
from interes.desk.queries.search import search
from tests.cast import NOON, a_company, a_deal, a_person

PART = {"HX-Request": "true", "HX-Target": "div#found"}


def titles(user, text, **wanted):
    return [found.title for found in search(user, text, **wanted)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Нордвинд", "nordvind"),
        ("Нордвинд", "Nordwind"),
        ("Nordwind", "нордвинд"),
        ("Nordwind", "тщквцштв"),
        ("Nordwind", "nordwnid"),
        ("Щукин", "schukin"),
        ("Ёлки", "елки"),
        ("Экспоцентр", "ekspots"),
        ("Компания Север", "rjvgfybz ctd"),
        ("Зенит-Телеком", "зенит телеком"),
        ("Зенит-Телеком", "телеком зен"),
    ],
)
def test_a_company_is_found_in_whatever_letters(anna, name, typed):
    a_company(name, legal_form="")
    a_company("Ромашка")

    assert titles(anna, typed)[:1] == [name]


def test_one_s_own_clients_stand_before_those_of_others(anna, boris):
    for name, owner in (("Вектор А", boris), ("Вектор Б", anna), ("Вектор В", boris)):
        a_company(name, legal_form="", owner=owner)

    assert titles(anna, "вектор")[0] == "Вектор Б"


def test_a_company_is_found_by_its_city_and_its_tag_together(anna):
    a_company("Ромашка", city="Тверь", tags=["опт"])
    a_company("Василёк", city="Тверь")

    assert titles(anna, "тверь опт") == ["ООО «Ромашка»"]


def test_the_last_four_figures_of_a_phone_are_enough(anna):
    clara = a_person()
    ContactPoint.objects.create(kind="phone", value="1", normal="+79165550142", person=clara)

    assert titles(anna, "0142") == ["Зимина Клара Олеговна"]


def test_what_was_said_is_found_in_any_word_form_and_leads_to_its_deal(anna):
    deal = a_deal(anna)
    Activity.objects.create(
        kind="call", at=NOON, by=anna, deal=deal, company=deal.company,
        text="Юрист прислал правки к договору, ждём подписания в пятницу",
    )  # fmt: skip

    [found] = [one for one in search(anna, "договора") if one.kind == "talk"]

    assert found.about == ("deal", deal.pk)
    assert ("догово", True) in found.pieces


def test_of_what_is_said_often_the_newest_come_first(anna, monkeypatch):
    monkeypatch.setattr(search_talks, "_IDS", search_talks._IDS.replace("LIMIT 200", "LIMIT 2"))
    company = a_company()
    for day in range(1, 9):
        at = NOON.replace(day=day)
        Activity.objects.create(kind="note", at=at, by=anna, company=company, text=f"цена {day}")

    assert titles(anna, "цена", kind="talk") == [f"цена {day}" for day in range(8, 2, -1)]


def test_a_to_do_is_found_by_its_words(anna):
    company = a_company()
    ToDo.objects.create(
        text="Отправить каталог", owner=anna, due_at=NOON, made_at=NOON, company=company
    )

    [found] = search(anna, "каталог")

    assert (found.kind, found.about) == ("to_do", ("company", company.pk))


def test_what_lies_in_the_basket_is_not_found(anna):
    company = a_company()
    type(company).objects.filter(pk=company.pk).update(removed_at=NOON)

    assert titles(anna, "нордвинд") == []


def test_a_page_of_its_own_shows_more_of_one_kind(client, anna):
    client.force_login(anna)
    for number in range(9):
        a_company(f"Вектор {number}", legal_form="")

    palette = client.get("/search/", {"q": "вектор"}, headers=PART).content.decode()
    page = client.get("/search/", {"q": "вектор", "kind": "company"}).content.decode()

    assert "kind=company" in palette
    assert palette.count("data-row") < page.count("data-row") == 9


@pytest.mark.parametrize("typed", ["'", "%%", "a:*", "& |", "()!", "😀", "<b>", "-", "№ 5", "\\"])
def test_odd_signs_break_nothing(anna, typed):
    a_company()

    assert isinstance(search(anna, f"нордвинд {typed}"), list)
    assert isinstance(search(anna, typed), list)
