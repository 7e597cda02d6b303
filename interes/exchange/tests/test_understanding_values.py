"""Days, sums, phones and words are understood in the many ways they are written."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.clients.rules import check_inn
from interes.exchange.rules.importing import words
from interes.exchange.rules.importing.amounts import money, whole
from interes.exchange.rules.importing.cells import contact_note
from interes.exchange.rules.importing.moments import moment
from interes.exchange.rules.importing.sampling import is_inn
from interes.exchange.rules.importing.values import country, long_text, plain
from interes.exchange.rules.importing.ways import ways

DAY = date(2021, 4, 15)


@pytest.mark.parametrize(
    "written",
    [
        "2021-04-15", "15.04.2021", "15.4.21", "15/04/2021", "2021/04/15", "2021.04.15",
        "15 Apr, 2021", "15 апреля 2021 г.", "15 апр. 2021", "Apr 15, 2021", "April 15th 2021",
        "Thu, 15 Apr 2021", "20210415", "44301", "4/15/2021", " 15.04.2021 ",
    ],
)  # fmt: skip
def test_a_day_is_understood(written):
    assert moment(written) == DAY


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("15 Apr, 2021 00:02:00", "2021-04-15 00:02:00"),
        ("01.02.2024 14:05", "2024-02-01 14:05:00"),
        ("01.02.2024 в 14:05", "2024-02-01 14:05:00"),
        ("4/15/2021 3:05 PM", "2021-04-15 15:05:00"),
        ("4/15/2021 12:05 am", "2021-04-15 00:05:00"),
        ("2021-04-15T00:02:00Z", "2021-04-15 00:02:00+00:00"),
        ("2021-04-15 00:02:00+03:00", "2021-04-15 00:02:00+03:00"),
        ("15.04.2021 10:00 МСК", "2021-04-15 10:00:00+03:00"),
        ("20090808T1430-0500", "2009-08-08 14:30:00-05:00"),
        ("45631.5", "2024-12-05 12:00:00"),
        ("1617235200", "2021-04-01 00:00:00+00:00"),
    ],
)
def test_a_moment_is_understood_with_its_zone(written, meant):
    assert moment(written) == datetime.fromisoformat(meant)


def test_which_of_two_numbers_is_the_day_may_be_told():
    assert moment("03/04/2021") == date(2021, 4, 3)
    assert moment("03/04/2021", day_first=False) == date(2021, 3, 4)
    assert moment("31.12.99") == date(1999, 12, 31)


@pytest.mark.parametrize("written", ["2017-02-30", "soon", "0001-01-01", "--0203", "12", "", "1e5"])
def test_what_is_no_day_is_none(written):
    assert moment(written) is None


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("$22,700.00", "22700", "USD"),
        ("1 234,50 ₽", "1234.50", "RUB"),
        ("1\u00a0234,50 руб.", "1234.50", "RUB"),
        ("2 млн", "2000000", ""),
        ("2,5 млн руб.", "2500000", "RUB"),
        ("300 тыс. руб", "300000", "RUB"),
        ("500т.р.", "500000", "RUB"),
        ("$342.09K", "342090", "USD"),
        ("$1,117.10K", "1117100", "USD"),
        ("€ 5.000,00", "5000", "EUR"),
        ("USD 1,200", "1200", "USD"),
        ("1.054.000,25", "1054000.25", ""),
        ("1'234.50", "1234.50", ""),
        ("1,054", "1054", ""),
        ("12,5", "12.50", ""),
        ("(1 000)", "-1000", ""),
        ("1054", "1054", ""),
    ],
)
def test_a_sum_is_understood_with_its_currency(written, amount, currency):
    assert money(written) == (Decimal(amount), currency)


@pytest.mark.parametrize("written", ["abc", "1e400", "NaN", "12:30", "9" * 40, "10%", "", "5 шт"])
def test_what_is_no_sum_is_none(written):
    assert money(written) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [("1 200 чел.", 1200), ("51-100", 75), ("до 50", 50), ("100+", 100), ("12.5", None)],
)
def test_a_number_of_people_is_understood(written, number):
    assert whole(written) == number


@pytest.mark.parametrize(
    ("written", "phones"),
    [
        ("+7 (495) 123-45-67, доб. 12; 8-916-111-22-33 (Иван)",
         [("+7 (495) 123-45-67 доб. 12", ""), ("8-916-111-22-33", "Иван")]),
        ("тел. 8 495 1234567/8 495 7654321", [("8 495 1234567", ""), ("8 495 7654321", "")]),
        ("+7 495 1234567 +7 495 7654321", [("+7 495 1234567", ""), ("+7 495 7654321", "")]),
        ("моб.: 89161112233", [("89161112233", "моб")]),
        ("805-247-8982", [("805-247-8982", "")]),
        ("555-555-1113\n555-555-1114", [("555-555-1113", ""), ("555-555-1114", "")]),
        ("нет", []),
    ],
)  # fmt: skip
def test_every_phone_of_a_cell_is_found_with_the_words_beside_it(written, phones):
    found, lost = ways("phone", written)

    assert [(contact.value, contact.note) for contact in found] == phones
    assert not lost


@pytest.mark.parametrize("written", ["7,9E+10", "BusinessPhone", "12", "1" * 40])
def test_what_is_no_phone_is_told_and_not_taken(written):
    assert ways("phone", written) == ([], written)


def test_mails_sites_and_messengers_of_a_cell_are_found():
    mails, _lost = ways("email", "a@b.ru, c@d.com")
    pages, _lost = ways("website", "www.a.ru, http://b.com/x?y=1")
    others, _lost = ways("messenger", "anna (skype)\nanna2")

    assert [contact.value for contact in mails] == ["a@b.ru", "c@d.com"]
    assert [contact.value for contact in pages] == ["www.a.ru", "http://b.com/x?y=1"]
    assert [(contact.value, contact.note) for contact in others] == [
        ("anna", "skype"),
        ("anna2", ""),
    ]


@pytest.mark.parametrize(
    ("column", "note"),
    [
        ("Рабочий телефон", "рабочий"),
        ("Phone", ""),
        ("Person - Email (Work)", "work"),
        ("Факс", "факс"),
        ("D", ""),
    ],
)
def test_the_name_of_a_column_tells_what_a_phone_is_for(column, note):
    assert contact_note(column) == note


@pytest.mark.parametrize(
    ("stage", "state"),
    [
        ("Closed Won", "won"),
        ("Closed Lost", "refused"),
        ("Успешно реализовано", "won"),
        ("Закрыто и не реализовано", "refused"),
        ("Сделка провалена", "refused"),
        ("Needs Analysis", ""),
        ("Open", "open"),
    ],
)
def test_the_name_of_a_stage_tells_whether_a_deal_is_over(stage, state):
    assert words.state(stage) == state


@pytest.mark.parametrize(
    ("status", "done"),
    [("Completed", True), ("Not Started", False), ("Выполнена", True), ("Не выполнена", False)],
)
def test_the_status_of_a_task_tells_whether_it_is_done(status, done):
    assert words.is_done(status) is done


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
    assert country(written) == code


@given(st.text())
def test_any_text_becomes_one_line_that_a_database_can_keep(text):
    for kept in (plain(text), *long_text(text).split("\n")):
        assert "\x00" not in kept
        assert kept == " ".join(kept.split())
        kept.encode()


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_values(text):
    assert moment(text) is None or moment(text).year
    assert money(text) is None or money(text)[0].is_finite()
    assert whole(text) is None or whole(text) >= 0
    for kind in ("phone", "email", "website", "messenger"):
        found, lost = ways(kind, text)
        assert all(0 < len(contact.value) <= 200 for contact in found)
        assert isinstance(lost, str)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1)))  # noqa: DTZ001
def test_a_moment_in_iso_writing_is_read_as_it_was_written(meant):
    meant = meant.replace(microsecond=0)

    assert moment(meant.isoformat(" ")) == meant
    assert moment(meant.strftime("%d.%m.%Y %H:%M:%S")) == meant


@given(st.decimals(0, 10**12, places=2))
def test_a_sum_is_read_as_it_was_written(meant):
    russian = f"{meant:,}".replace(",", "\u00a0").replace(".", ",") + " ₽"

    assert money(f"${meant:,}") == (meant, "USD")
    assert money(russian) == (meant, "RUB")


@given(st.from_regex(r"\d{10}|\d{12}", fullmatch=True))
def test_an_inn_is_told_as_the_tax_service_tells_it(number):
    assert is_inn(number) == (check_inn(number) is None)
    assert is_inn("7707083893")
    assert is_inn("500100732259")
