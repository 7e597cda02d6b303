"""Whether an argument speaks of what a client buys."""

import pytest

from interes.knowledge.rules import is_about


@pytest.mark.parametrize(
    ("lines", "words", "fits"),
    [
        ([], ["что угодно"], True),
        (["  "], ["что угодно"], True),
        (["перевозки"], [], False),
        (["перевозки"], [""], False),
        (["перевозки"], ["Перевозки по России"], True),
        (["Перевозки  по  России"], ["перевозки"], False),
        (["возки"], ["перевозки"], False),
        (["хранение", "логистика"], ["мониторинг", "Логистика"], True),
    ],
)
def test_an_argument_fits_a_deal_that_names_its_line(lines, words, fits):
    assert is_about(lines, words) is fits
