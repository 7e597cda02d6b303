"""Numbers, sums, days and countries are understood in the ways people write them."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.exchange.rules.importing import values
from interes.exchange.rules.importing.values import RowRefused


@pytest.mark.parametrize(
    ("written", "sum_meant"),
    [
        ("1054", "1054"),
        ("1 054,50", "1054.50"),
        ("1\u00a0054,5 руб.", "1054.50"),
        ("$1,054.50", "1054.50"),
        ("1.054.000,25", "1054000.25"),
        ("1,054", "1054"),
        ("12,5", "12.50"),
        ("0", "0"),
    ],
)
def test_a_sum_is_understood(written, sum_meant):
    assert values.amount(written, "sum") == Decimal(sum_meant)


@pytest.mark.parametrize("written", ["abc", "-5", "1e400", "NaN", "12:30", "9" * 40])
def test_what_is_no_sum_is_refused_with_its_column(written):
    with pytest.raises(RowRefused) as refusal:
        values.amount(written, "close_value")

    assert refusal.value.facts["column"] == "close_value"


@pytest.mark.parametrize(
    "written", ["2017-03-01", "01.03.2017", "1.3.17", "2017/03/01", "2017-03-01 00:00:00"]
)
def test_a_day_is_understood(written):
    assert values.day(written, "day") == date(2017, 3, 1)


@pytest.mark.parametrize("written", ["2017-02-30", "soon", "0001-01-01", "20170301x"])
def test_what_is_no_day_is_refused(written):
    with pytest.raises(RowRefused):
        values.day(written, "day")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("United States", "US"),
        ("Philipines", "PH"),
        ("Korea", "KR"),
        ("Россия", "RU"),
        ("германия", "DE"),
        ("Moscow", ""),
    ],
)
def test_a_country_is_known_in_both_languages_and_misspelt(written, code):
    assert values.country(written) == code


@given(st.text())
def test_any_text_becomes_one_line_that_a_database_can_keep(text):
    plain = values.plain(text)

    assert "\x00" not in plain
    assert plain == " ".join(plain.split())
    plain.encode()


@given(st.text(), st.sampled_from([values.amount, values.whole, values.day]))
def test_any_cell_is_understood_or_refused(text, understand):
    with contextlib.suppress(RowRefused):
        understand(text, "column")
