"""Tables of text are read in every encoding, with every delimiter and with their defects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.exchange.rules.importing.sheets import Unreadable
from interes.exchange.tests.ugly import HEADER, ROWS, cells_of, sheet_of, text_of

ENCODINGS = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1251",
    "cp866", "koi8-r", "mac_cyrillic",
]  # fmt: skip

QUOTES = str.maketrans("«»", "''")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_is_read_in_every_encoding_with_every_delimiter(encoding, delimiter):
    sheet = sheet_of(text_of([HEADER, *ROWS], delimiter).translate(QUOTES), encoding)

    assert sheet.columns == HEADER
    assert [line.cells[3] for line in sheet.rows()] == ["Москва", "Тверь"]
    assert sheet.delimiter == delimiter


def test_western_letters_are_not_taken_for_russian_ones():
    rows = cells_of("company,city\nCafé Zürich,Genève\nMüller Söhne,Köln\n", "cp1252")

    assert rows == [("Café Zürich", "Genève"), ("Müller Söhne", "Köln")]


def test_a_damaged_byte_leaves_a_text_in_its_encoding_and_is_said():
    text = text_of([HEADER, *ROWS * 30]).encode()

    sheet = sheet_of(text.replace("Тверь".encode(), "Тверь".encode()[:-1], 1))

    assert sheet.encoding == "utf-8"
    assert [note.code for note in sheet.notes] == ["damaged"]
    assert next(iter(sheet.rows())).cells[0] == "ООО «Ромашка»"


def test_titles_and_blank_rows_above_the_names_are_passed_over():
    text = "Клиенты отдела продаж;;;\n\nна 01.02.2024;;;\n" + text_of([HEADER, *ROWS])

    sheet = sheet_of(text)

    assert sheet.columns == HEADER
    assert [line.number for line in sheet.rows()] == [5, 6]


def test_a_file_without_names_has_columns_called_by_letters():
    sheet = sheet_of(text_of(ROWS))

    assert sheet.header == 0
    assert sheet.columns == ("A", "B", "C", "D")
    assert len(list(sheet.rows())) == 2


def test_names_that_are_empty_or_twice_there_are_told_apart():
    sheet = sheet_of("Phone,PHONE,,city\n1,2,3,4\n5,6,7,8\n")

    assert sheet.columns == ("Phone", "PHONE (2)", "C", "city")


def test_blank_rows_are_no_rows_and_keep_their_numbers():
    sheet = sheet_of("name,city\n\n  ,\nA,B\n")

    assert [(line.number, line.cells) for line in sheet.rows()] == [(4, ("A", "B"))]


def test_a_quote_that_is_never_closed_costs_no_other_row():
    lines = list(sheet_of('name,city\n1,"open\n2,x\n3,y\n').rows())

    assert [line.cells for line in lines] == [("1", '"open'), ("2", "x"), ("3", "y")]
    assert [line.is_broken for line in lines] == [True, False, False]


def test_the_delimiter_that_excel_is_told_is_believed():
    sheet = sheet_of("sep=;\r\nname;a,b\r\n1;2,5\r\n")

    assert [(line.number, line.cells) for line in sheet.rows()] == [(3, ("1", "2,5"))]


def test_decimal_commas_are_no_delimiters():
    sheet = sheet_of("name;sum\nA;1,5\nB;2,5\nC;3,5\n")

    assert sheet.delimiter == ";"


def test_rows_can_be_read_again_and_again():
    sheet = sheet_of(text_of([HEADER, *ROWS]))

    assert list(sheet.rows()) == list(sheet.rows())


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n \n;;\n", b"   "])
def test_a_file_with_nothing_in_it_is_refused(data):
    with pytest.raises(Unreadable, match="empty"):
        sheet_of(data)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(data):
    try:
        sheet = sheet_of(data)
    except Unreadable:
        return

    assert sheet.columns
    assert all(line.number > 0 for line in sheet.rows())


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "cp1251", "cp866"]))
def test_no_text_breaks_the_reading(text, encoding):
    try:
        sheet = sheet_of(text.encode(encoding, "replace"))
    except Unreadable:
        return

    assert len({name.casefold() for name in sheet.columns}) == len(sheet.columns)
    list(sheet.rows())
