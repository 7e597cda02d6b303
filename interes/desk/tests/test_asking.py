"""What somebody may mean by a few typed characters."""

import pytest

from interes.desk.rules import (
    contact_beginnings,
    inn_beginning,
    is_meant,
    is_phone,
    is_slip,
    marked,
    snippet,
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
    ("text", "typed", "expected"),
    [
        ("ООО «Нордвинд»", ("норд",), "ООО «[Норд]винд»"),
        ("Семёнов", ("семен",), "[Семён]ов"),
        ("Нордвинд-Юг", ("юг", "норд"), "[Норд]винд-[Юг]"),
        ("Северный норд", ("орд",), "Северный н[орд]"),
        ("Нордвинд", (), "Нордвинд"),
    ],
)
def test_what_was_typed_is_marked(text, typed, expected):
    pieces = marked(text, typed)

    assert "".join(f"[{piece}]" if is_so else piece for piece, is_so in pieces) == expected


def test_of_a_long_talk_the_part_is_shown_that_was_asked_for():
    text = (
        "Обсудили погоду и отпуск. " * 9 + "Договор подпишут в пятницу, если юрист вернётся. " * 5
    )

    shown = snippet(text, ["договор"])

    assert "Договор подпишут" in shown
    assert (shown[0], shown[-1]) == ("…", "…")
    assert len(shown) <= 112
    assert snippet("Коротко о цене", ["цен"]) == "Коротко о цене"


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
