"""Names are read as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.clients.models.company import titled
from interes.clients.rules import other_layout, person_names, plain, split_legal_form

CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."


@pytest.mark.parametrize(
    ("written", "form", "name"),
    [
        ("ООО «Ромашка»", "ООО", "Ромашка"),
        ('ООО "Ромашка"', "ООО", "Ромашка"),
        ("ООО«Ромашка»", "ООО", "Ромашка"),
        ("ооо Ромашка", "ООО", "Ромашка"),
        ("Ромашка, ООО", "ООО", "Ромашка"),
        ("Ромашка", "", "Ромашка"),
        ("«Ромашка»", "", "Ромашка"),
        ("ИП Кузнецов А. В.", "ИП", "Кузнецов А. В."),
        ("ПАО «Северсталь»", "ПАО", "Северсталь"),
        ('Общество с ограниченной ответственностью "Ромашка"', "ООО", "Ромашка"),
        ("АКЦИОНЕРНОЕ ОБЩЕСТВО «Заря»", "АО", "Заря"),
        ("Оооторг", "", "Оооторг"),
        ("ИП-телефония", "", "ИП-телефония"),
        ("Nordwind GmbH", "", "Nordwind GmbH"),
    ],
)
def test_a_legal_form_is_told_from_the_name(written, form, name):
    assert split_legal_form(written) == (form, name)


def test_quotes_inside_a_name_stay():
    assert split_legal_form("ООО Торговый дом «Заря»") == ("ООО", "Торговый дом «Заря»")


@pytest.mark.parametrize(
    ("form", "name", "title"),
    [
        ("ООО", "Ромашка", "ООО «Ромашка»"),
        ("ИП", "Кузнецов А. В.", "ИП Кузнецов А. В."),
        ("", "Nordwind", "Nordwind"),
        ("ООО", "Торговый дом «Заря»", "ООО Торговый дом «Заря»"),
    ],
)
def test_a_company_is_called_with_its_form(form, name, title):
    assert titled(form, name) == title


@given(st.sampled_from(["ООО", "АО", "ПАО"]), st.text(CYRILLIC, min_size=1, max_size=20))
def test_a_name_read_and_written_again_is_the_same(form, name):
    assert split_legal_form(titled(form, name)) == (form, name)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Зимина Клара Олеговна", ("Зимина", "Клара", "Олеговна")),
        ("Клара Олеговна Зимина", ("Зимина", "Клара", "Олеговна")),
        ("Клара Олеговна", ("", "Клара", "Олеговна")),
        ("Зимина Клара", ("Зимина", "Клара", "")),
        ("Клара", ("", "Клара", "")),
        ("  ", ("", "", "")),
        ("Мамедов Рустам Ильхам оглы", ("Мамедов", "Рустам", "Ильхам оглы")),
    ],
)
def test_a_person_is_read_from_a_whole_name(written, names):
    assert person_names(written) == names


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("rjvgfybz", "компания"), ("hjvfirf", "ромашка"), ("ащдв", "fold"), ("Yjhldbyl", "Нордвинд")],
)
def test_the_wrong_keyboard_layout_is_read_right(typed, meant):
    assert other_layout(typed) == meant


@given(st.text(CYRILLIC, min_size=1))
def test_a_layout_changed_twice_is_what_it_was(text):
    assert other_layout(other_layout(text)) == text


@given(st.text(LATIN, min_size=1))
def test_latin_keys_changed_twice_are_what_they_were(text):
    assert other_layout(other_layout(text)) == text


@given(st.text())
def test_a_name_made_plain_does_not_change_any_more(text):
    assert plain(plain(text)) == plain(text)


def test_yo_and_quotes_do_not_tell_names_apart():
    assert plain("«Ёлка  Медиа»") == plain("елка медиа")
