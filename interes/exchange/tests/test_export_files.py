"""Files that go out open right in other programs, and nothing in them can be run."""

import csv
import io
import re
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from interes.exchange.rules.exporting import (
    Card,
    Column,
    Look,
    Work,
    cards_text,
    csv_lines,
    guarded,
    write_xlsx,
)
from interes.foundation.values import Money

COLUMNS = [Column("Компания"), Column("Сумма", Look.MONEY), Column("Начата", Look.DATE)]
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]))
NOON = datetime(2026, 11, 23, 12, 30)  # noqa: DTZ001 - Excel knows no zones
ROW = ("Нордвинд; «Север»", Money(Decimal("1840000.50"), "RUB"), date(2026, 11, 23))


def text_of(rows, language, columns=COLUMNS):
    return b"".join(csv_lines(columns, rows, language)).decode()


def test_a_russian_reader_gets_semicolons_and_decimal_commas():
    text = text_of([ROW], "ru")

    assert text.startswith("\ufeffКомпания;Сумма;Начата\r\n")
    assert text.endswith('"Нордвинд; «Север»";1840000,50;23.11.2026\r\n')


def test_an_english_reader_gets_commas_and_decimal_points():
    assert text_of([ROW], "en").endswith("Нордвинд; «Север»,1840000.50,2026-11-23\r\n")


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_is_run_as_a_formula(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["+7 495 123-45-67", "+7 495 123-45-67 доб. 12", "ООО «А»", ""])
def test_phones_and_plain_words_stay_as_they_are(text):
    assert guarded(text) == text


def test_a_negative_number_is_a_number_not_a_formula():
    assert text_of([(Decimal("-5.50"),)], "ru", [Column("Итог")]).endswith("\r\n-5,50\r\n")


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=3, max_size=3))
)
def test_whatever_is_written_comes_back_cell_by_cell(rows):
    told = list(csv.reader(io.StringIO(text_of(rows, "ru"), newline=""), delimiter=";"))[1:]

    assert told == [[guarded(cell) for cell in row] for row in rows]
    assert not any(re.match(r"\s*[=@]", cell) for row in told for cell in row)


def test_in_a_workbook_days_are_days_and_numbers_are_numbers(tmp_path):
    path = tmp_path / "deals.xlsx"
    columns = [*COLUMNS, Column("Когда", Look.MOMENT), Column("Текст")]

    write_xlsx(path, "Сделки", columns, [(*ROW, NOON, "=1+1")])

    book = CalamineWorkbook.from_path(path)
    heading, row = book.get_sheet_by_index(0).to_python()
    assert book.sheet_names == ["Сделки"]
    assert heading[0] == "Компания"
    assert row[1:] == [1840000.5, date(2026, 11, 23), NOON, "=1+1"]


def test_an_inn_keeps_its_zero_and_a_day_before_excel_stays_a_day(tmp_path):
    path = tmp_path / "companies.xlsx"

    write_xlsx(
        path, "a/b" * 20, [Column("ИНН"), Column("День")], [("0277000000", date(1870, 1, 2))]
    )

    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    assert sheet.to_python()[1] == ["0277000000", "02.01.1870"]


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr("interes.exchange.rules.exporting.xlsx_file.MOST_ROWS", 3)
    path = tmp_path / "many.xlsx"

    assert write_xlsx(path, "Много", [Column("№", Look.NUMBER)], ([n] for n in range(7))) == 7

    book = CalamineWorkbook.from_path(path)
    lines = [book.get_sheet_by_name(name).to_python()[1:] for name in book.sheet_names]
    assert [len(sheet) for sheet in lines] == [3, 3, 1]


def clara(**facts):
    return Card(uid="urn:interes:person:7", last_name="Зимина", first_name="Клара", **facts)


def test_a_card_escapes_what_would_end_a_value():
    text = "".join(cards_text([clara(about="раз; два, три\\\nчетыре")]))

    assert "NOTE:раз\\; два\\, три\\\\\\nчетыре\r\n" in text.replace("\r\n ", "")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@given(about=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_no_line_of_a_card_is_too_long_or_breaks_a_letter(version, about):
    raw = "".join(cards_text([clara(about=about)], version)).encode()

    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)
    assert raw.count(b"BEGIN:VCARD") == 1 or "BEGIN:VCARD" in about


def test_each_post_of_a_card_keeps_its_company_together_with_its_title():
    posts = (Work("ООО «Нордвинд»", "Директор"), Work("Фонд", "Советник"))

    text = "".join(cards_text([clara(posts=posts, phones=(("+7 495 1", "моб."),))]))

    assert "ORG:ООО «Нордвинд»\r\nTITLE:Директор\r\n" in text
    assert "item1.ORG:Фонд\r\nitem1.TITLE:Советник\r\n" in text
    assert "item2.TEL;VALUE=text;TYPE=work:+7 495 1\r\nitem2.X-ABLABEL:моб.\r\n" in text
