"""A wording without the name: which word of it gives the client away."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interes.clients.queries import plain_letters
from interes.knowledge.rules import gives_away


def word_in(text, *names):
    return gives_away(text, names, plain_letters)


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("Сделали связь Нордвинду за месяц", "Нордвинд", "Нордвинду"),
        ("Проект для Nordwind", "Нордвинд", "Nordwind"),
        ("Проект НОРД-ВИНДА", "Норд-Винд", "НОРД-ВИНДА"),
        ("Чусовских станков больше нет", "Чусовские мануфактуры", "Чусовских"),
        ("В «Озоне» довольны", "Трест «Озон»", "Озоне"),
        ("Крупный трест доволен", "Трест «Озон»", ""),
        ("Для ВТБ сделали", "Банк ВТБ", "ВТБ"),
        ("Общество с ограниченной ответственностью", "ООО с ограниченной ответственностью", ""),
        ("Рейсы торгового дома приходят вовремя", "Торговый дом", "торгового дома"),
        ("Дом у торгового порта", "Торговый дом", ""),
        ("На 11 терминалов", "Гараж 11", ""),
        ("Логистическая компания на 12 терминалов", "Нордвинд", ""),
        ("", "Нордвинд", ""),
    ],
)
def test_no_part_of_the_name_stands_in_either_alphabet(text, name, word):
    assert word_in(text, name) == word


def test_every_name_of_the_client_counts():
    assert word_in("Смотрите на сайте severpost", "Северный ветер", "severpost") == "severpost"


NAMES = ("Нордвинд", "Рубин", "Телесфера", "Оплот", "Кречет", "Северсталь")
ENDINGS = ("", "а", "у", "ом", "е", "ы", "ов", "ский")


@given(some.sampled_from(NAMES), some.sampled_from(ENDINGS), some.text(max_size=20))
def test_a_name_is_found_in_any_case_and_around_any_text(name, ending, around):
    stem = name.rstrip("ауоеияь")
    text = f"{around} {stem}{ending} {around}"

    assert word_in(text, name)
