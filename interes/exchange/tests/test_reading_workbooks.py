"""Spreadsheets are read as their owners see them, and no bomb in them goes off."""

import io
from datetime import datetime

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interes.exchange.rules.importing.sheets import Unreadable
from interes.exchange.rules.importing.workbook_helper import number_text
from interes.exchange.tests.ugly import HEADER, ROWS, cells_of, packed, sheet_of, sheets, workbook


def test_dates_and_numbers_are_read_as_a_person_would_type_them():
    moment = datetime(2024, 2, 1, 14, 5)  # noqa: DTZ001 - a spreadsheet knows no zones
    row = ("Ромашка", 7707083893.0, 4.0, 0.1 + 0.2, moment.date(), moment)

    cells = cells_of(workbook([("Название", "ИНН", "a", "b", "c", "d"), (*row, "007")]))

    assert cells == [
        ("Ромашка", "7707083893", "4", "0.3", "2024-02-01", "2024-02-01 14:05:00", "007")
    ]


@pytest.mark.parametrize(
    ("number", "text"), [(1e20, "1" + "0" * 20), (12.5, "12.5"), (79161234567.0, "79161234567")]
)
def test_no_number_comes_with_an_exponent(number, text):
    assert number_text(number) == text


def test_every_sheet_with_something_in_it_is_read():
    found = sheets(workbook([HEADER, *ROWS], [], [("ФИО", "Почта"), ("Иван", "i@a.ru")]))

    assert [sheet.name for sheet in found] == ["file › Лист 1", "file › Лист 3"]
    assert found[1].columns == ("ФИО", "Почта")


def test_names_of_columns_are_found_below_titles():
    sheet = sheet_of(workbook([["Клиенты на 2024 год"], [], HEADER, *ROWS]))

    assert (sheet.columns, sheet.header) == (HEADER, 3)
    assert [line.number for line in sheet.rows()] == [4, 5]


def book_with(write) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        write(book, book.add_worksheet())
    return data.getvalue()


def test_merged_cells_say_their_value_in_every_row_and_name_columns_from_above():
    def write(book, page):
        page.merge_range(0, 0, 1, 0, "Компания")
        page.merge_range(0, 1, 0, 2, "Контакты")
        page.write_row(1, 1, ["ФИО", "Телефон"])
        page.merge_range(2, 0, 3, 0, "Ромашка")
        page.write_row(2, 1, ["Иванов Иван", "84951234567"])
        page.write_row(3, 1, ["Петров Пётр", "84957654321"])

    sheet = sheet_of(book_with(write))

    assert sheet.columns == ("Компания", "ФИО", "Телефон")
    assert [line.cells[:2] for line in sheet.rows()] == [
        ("Ромашка", "Иванов Иван"),
        ("Ромашка", "Петров Пётр"),
    ]


def test_formulas_give_their_values_and_errors_are_said():
    def write(book, page):
        page.write_row(0, 0, HEADER)
        page.write_row(1, 0, ["Ромашка"])
        page.write_formula(1, 1, "=7707083892+1", "", 7707083893)
        page.write_formula(1, 3, "=NA()", "", "#N/A")

    sheet = sheet_of(book_with(write))

    assert [line.cells[:4] for line in sheet.rows()] == [("Ромашка", "7707083893", "", "")]
    assert sheet.notes[0].facts == {"number": 1, "places": "D2"}


ODS = (
    '<?xml version="1.0"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Лист"><table:table-row><table:table-cell office:value-type="string">'
    "<text:p>Название</text:p></table:table-cell></table:table-row><table:table-row>"
    '<table:table-cell office:value-type="float" office:value="4"><text:p>4</text:p>'
    "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
    "</office:document-content>"
)


def test_an_open_document_is_read():
    book = packed(
        **{
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": ODS.encode(),
        }
    )

    assert cells_of(book) == [("4",)]


def test_a_lone_cell_at_the_far_end_does_not_eat_the_memory():
    def write(book, page):
        page.write(0, 0, "Название")
        page.write(1_048_575, 16_383, "x")

    with pytest.raises(Unreadable, match="too_big_workbook"):
        sheets(book_with(write))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=40))
def test_no_damage_to_a_workbook_breaks_the_reading(place, noise):
    good = workbook([HEADER, *ROWS])
    place %= len(good)

    try:
        found = sheets(good[:place] + noise + good[place + len(noise) :])
    except Unreadable:
        return

    assert all(list(sheet.rows()) is not None for sheet in found)


def test_old_workbooks_that_are_web_pages_are_read():
    page = (
        "<html><head><meta charset='utf-8'></head><body><table><tr><th>Название</th><th>ИНН</th>"
        "</tr><tr><td>ООО &quot;Ромашка&quot;&#160;</td><td>7707083893</td></tr></table></body>"
    )

    assert cells_of(page) == [('ООО "Ромашка"', "7707083893")]


def test_files_in_a_zip_are_read_each_for_itself():
    csv = b"name,city\nA,B\n"

    found = sheets(packed(**{"b.csv": csv, "a.xlsx": workbook([HEADER, *ROWS]), ".hidden": b"x"}))

    assert [sheet.name for sheet in found] == ["file › a.xlsx", "file › b.csv"]
    assert [len(list(sheet.rows())) for sheet in found] == [2, 1]


def test_a_zip_that_holds_far_more_than_it_seems_is_not_unpacked():
    with pytest.raises(Unreadable, match="zip_bomb"):
        sheets(packed(a=b"0" * 60_000_000))


def test_a_zip_in_a_zip_is_not_opened():
    with pytest.raises(Unreadable, match="zip_in_zip"):
        sheets(packed(a=packed(b=b"name,city\n1,2")))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 ...", "not_text"),
        (b"PK\x03\x04...", "broken_zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "broken_workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "not_a_table"),
    ],
)
def test_what_holds_no_table_is_refused_with_a_reason(data, code):
    with pytest.raises(Unreadable, match=code):
        sheets(data)
