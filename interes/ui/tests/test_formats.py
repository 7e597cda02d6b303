"""How values look: as the reader's language writes them, to the last space."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from interes.ui import formats

MOSCOW = timezone.get_fixed_timezone(timedelta(hours=3))
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=MOSCOW)
AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
LANGUAGES = pytest.mark.parametrize(("language", "locale"), [("ru", "ru"), ("en", "en_GB")])


@pytest.fixture(autouse=True)
def in_moscow():
    with timezone.override(MOSCOW):
        yield


def plain(shown):
    return shown.replace("\N{NO-BREAK SPACE}", " ")


@LANGUAGES
@given(amount=AMOUNTS)
def test_numbers_are_what_babel_would_write(language, locale, amount):
    with translation.override(language):
        assert formats.number(amount) == format_decimal(amount, locale=locale)


@given(amount=AMOUNTS)
def test_money_in_russian_is_what_babel_would_write_but_for_empty_kopecks(amount):
    with translation.override("ru"):
        shown = formats.money(amount, "RUB")

    whole = amount == amount.to_integral_value()
    pattern = "#,##0\xa0¤" if whole else "#,##0.00\xa0¤"
    expected = format_currency(amount, "RUB", pattern, locale="ru", currency_digits=False)
    assert shown == expected.replace("-0\xa0", "0\xa0")


@LANGUAGES
@given(thousands=st.integers(1, 998))
def test_short_sums_use_the_words_that_babel_knows(language, locale, thousands):
    with translation.override(language):
        shown = formats.short_money(thousands * 1000)

    assert shown == f"{format_compact_decimal(thousands * 1000, locale=locale)}\xa0₽"


@LANGUAGES
@given(share=st.decimals(min_value=0, max_value=2, places=2))
def test_shares_are_what_babel_would_write(language, locale, share):
    with translation.override(language):
        assert formats.percent(share) == format_percent(share, locale=locale)


@pytest.mark.parametrize(
    ("amount", "currency", "russian", "english"),
    [
        (1_840_000, "RUB", "1 840 000 ₽", "1,840,000 ₽"),
        (Decimal("12.5"), "RUB", "12,50 ₽", "12.50 ₽"),
        (Decimal("1200.00"), "USD", "1 200 $", "$1,200"),
        (-5, "EUR", "-5 €", "-€5"),
        (0, "KZT", "0 ₸", "0 ₸"),
        (None, "RUB", "—", "—"),
    ],
)
def test_money_reads_as_on_a_price_tag(amount, currency, russian, english):
    with translation.override("ru"):
        assert plain(formats.money(amount, currency)) == russian
    with translation.override("en"):
        assert plain(formats.money(amount, currency)) == english


@pytest.mark.parametrize(
    ("amount", "russian", "english"),
    [
        (1_840_000, "1,8 млн ₽", "1.8M ₽"),
        (840_400, "840 тыс. ₽", "840K ₽"),
        (999_999, "1 млн ₽", "1M ₽"),
        (2_500_000_000, "2,5 млрд ₽", "2.5B ₽"),
        (400, "400 ₽", "400 ₽"),
        (Decimal("0.01"), "0,01 ₽", "0.01 ₽"),
        (None, "—", "—"),
    ],
)
def test_big_sums_fit_a_board(amount, russian, english):
    with translation.override("ru"):
        assert plain(formats.short_money(amount)) == russian
    with translation.override("en"):
        assert plain(formats.short_money(amount)) == english


@pytest.mark.parametrize(
    ("shown", "russian", "english"),
    [
        (lambda: formats.day(NOW), "23 нояб.", "23 Nov"),
        (lambda: formats.day(date(2027, 1, 9), date(2026, 11, 23)), "9 янв. 2027", "9 Jan 2027"),
        (lambda: formats.day_year(NOW), "23 нояб. 2026", "23 Nov 2026"),
        (lambda: formats.moment(NOW), "23 нояб., 15:00", "23 Nov, 15:00"),
        (lambda: formats.weekday(NOW), "пн", "Mon"),
        (lambda: formats.weekday(NOW, full=True), "понедельник", "Monday"),
        (lambda: formats.duration_days(21), "21 день", "21 days"),
        (lambda: formats.duration_days(timedelta(days=3)), "3 дня", "3 days"),
        (lambda: formats.ago(NOW - timedelta(minutes=5), NOW), "5 минут назад", "5 minutes ago"),
        (lambda: formats.ago(NOW - timedelta(hours=14), NOW), "14 часов назад", "14 hours ago"),
        (lambda: formats.ago(NOW - timedelta(days=12), NOW), "12 дней назад", "12 days ago"),
        (lambda: formats.ago(NOW - timedelta(days=70), NOW), "2 месяца назад", "2 months ago"),
    ],
)
def test_days_read_as_in_a_diary(shown, russian, english):
    with translation.override("ru"):
        assert plain(shown()) == russian
    with translation.override("en"):
        assert plain(shown()) == english


def test_a_late_call_in_utc_is_tomorrow_in_moscow():
    late = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)

    with translation.override("en"):
        assert plain(formats.moment(late)) == "24 Nov, 01:30"


@pytest.mark.parametrize(
    ("when", "text", "state"),
    [
        (NOW - timedelta(days=3), "3 days late", "late"),
        (date(2026, 11, 22), "1 day late", "late"),
        (NOW - timedelta(hours=2), "late since 13:00", "late"),
        (NOW + timedelta(hours=1), "today 16:00", "today"),
        (date(2026, 11, 23), "today", "today"),
        (NOW + timedelta(days=1), "tomorrow 15:00", "soon"),
        (date(2026, 11, 24), "tomorrow", "soon"),
        (NOW + timedelta(days=2), "Wed 15:00", "soon"),
        (date(2026, 11, 25), "Wed, 25 Nov", "soon"),
        (date(2026, 12, 12), "12 Dec", "later"),
        (date(2027, 2, 1), "1 Feb 2027", "later"),
        (None, "—", "later"),
    ],
)
def test_a_promise_says_how_pressing_it_is(when, text, state):
    with translation.override("en"):
        due = formats.due(when, NOW)

    assert (plain(str(due)), due.state) == (text, state)


@pytest.mark.parametrize("nothing", ["ago", "clock", "day", "day_year", "moment", "weekday"])
def test_what_is_unknown_is_a_dash(nothing):
    assert getattr(formats, nothing)(None) == "—"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Анна Белова", "АБ"), ("ООО «Нордвинд»", "Н"), ("Clara von Zimmer", "CV"), ("", "")],
)
def test_initials_leave_out_legal_forms_and_quotes(name, letters):
    assert formats.initials(name) == letters


@given(name=st.text())
def test_a_name_keeps_its_colour(name):
    assert formats.hue(name) == formats.hue(name) in range(12)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("8 (495) 123-45-67", "+7 495 123-45-67"),
        ("+375291234567", "+375 29 123-45-67"),
        ("84951234567 доб. 12", "+7 495 123-45-67 ext. 12"),
        ("ask Clara", "ask Clara"),
        ("12", "12"),
    ],
)
def test_phones_are_spaced_for_reading(written, shown):
    with translation.override("en"):
        assert formats.phone_pretty(written) == shown


@pytest.mark.parametrize(
    ("minutes", "text", "state"),
    [
        (40, "due in 40 mins", "today"),
        (-40, "late by 40 mins", "late"),
        (-130, "late by 2 hrs", "late"),
        (-3 * 1440, "late by 3 days", "late"),
        (150, "today 14:30", "today"),
    ],
)
def test_a_term_says_how_long_there_is_or_by_how_much_it_is_late(minutes, text, state):
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    with translation.override("en"):
        due = formats.term(now + timedelta(minutes=minutes), now)

    assert (due.text, due.state) == (text, state)
