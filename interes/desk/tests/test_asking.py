"""What somebody may mean by a few typed characters."""

import pytest

from interes.desk.rules import (
    contact_beginnings,
    cut_out,
    inn_beginning,
    is_meant,
    is_phone,
    is_slip,
)


@pytest.mark.parametrize(
    ("typed", "kept_as"),
    [
        ("8 (495) 123", ["+7495123"]),
        ("+7 495 123", ["+7495123"]),
        ("7495123", ["+7495123", "+7495123"]),
        ("495 123-45", ["+749512345", "+49512345"]),
        ("+44 201", ["+44201"]),
        ("Clara@Nord", ["clara@nord"]),
        ("a@", []),
        ("4951", []),
        ("дом 49512", []),
        ("", []),
    ],
)
def test_a_phone_or_e_mail_that_begins_so_is_kept_as(typed, kept_as):
    assert contact_beginnings(typed) == kept_as


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("+7 999 123-45-67", True), ("84951234567", True), ("7707083893", False), ("Завод 1", False)],
)
def test_a_phone_is_told_from_a_name_and_an_inn(typed, expected):
    assert is_phone(typed) is expected


@pytest.mark.parametrize(
    ("typed", "inn"),
    [("7707", "7707"), ("77 07", "7707"), ("77", ""), ("Завод 12", ""), ("²²²²", "")],
)
def test_the_beginning_of_an_inn(typed, inn):
    assert inn_beginning(typed) == inn


@pytest.mark.parametrize(
    ("typed", "label", "is_so"),
    [
        ("new deal", "New deal", True),
        ("deal n", "New deal", True),
        ("eal", "New deal", False),
        ("new new", "New deal", False),
        ("", "New deal", False),
        ("лег", "Лёгкая тема", True),
    ],
)
def test_a_command_is_meant_by_the_beginnings_of_its_words(typed, label, is_so):
    assert is_meant(typed, label) is is_so


@pytest.mark.parametrize(
    ("text", "typed", "parts"),
    [
        ("ООО «Нордвинд»", ("норд",), ("ООО «", "Норд", "винд»")),
        ("Семёнов", ("семен",), ("", "Семён", "ов")),
        ("Нордвинд", ("yjhl", "норд"), ("", "Норд", "винд")),
        ("Нордвинд", ("495",), ("Нордвинд", "", "")),
        ("Нордвинд", (), ("Нордвинд", "", "")),
    ],
)
def test_what_was_typed_is_marked(text, typed, parts):
    assert cut_out(text, typed) == parts


@pytest.mark.parametrize(
    ("typed", "name", "is_so"),
    [
        ("рамашка", "Ромашка", True),
        ("ромшка", "Ромашка", True),
        ("ромаашка", "Ромашка", True),
        ("нордвнид", "Нордвинд", True),
        ("нардв", "Нордвинд", True),
        ("зимена клара", "Зимина Клара Олеговна", True),
        ("семенов", "Семёнов", True),
        ("ромашка", "Артемьев Роман", False),
        ("доска", "Доброе утро", False),
        ("тема", "Гамма", False),
        ("зимина олга", "Зимина Клара", False),
    ],
)
def test_a_slip_of_the_finger_is_forgiven_and_another_word_is_not(typed, name, is_so):
    assert is_slip(typed, name) is is_so
