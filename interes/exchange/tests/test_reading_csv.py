"""CSV files are read as people and programs really write them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.exchange.rules.importing.csv_file import read_csv, records
from interes.exchange.rules.importing.readers import read
from interes.exchange.rules.importing.tables import Unreadable

TEXT = "имя;город\r\nРомашка;Москва\r\nЁлка;Тверь\r\n"


def cells_of(text: str, encoding: str = "utf-8") -> list[tuple[str, ...]]:
    return [row.cells for row in read_csv("file.csv", text.encode(encoding)).rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1251", "cp866", "koi8-r", "utf-16", "utf-16-le"]
)
def test_russian_text_is_read_in_every_encoding_it_comes_in(encoding):
    assert cells_of(TEXT, encoding) == [("Ромашка", "Москва"), ("Ёлка", "Тверь")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    text = delimiter.join(["name", "note"]) + "\n" + delimiter.join(["A", '"b, c; d|e"']) + "\n"

    assert cells_of(text) == [("A", "b, c; d|e")]


def test_the_delimiter_that_excel_is_told_is_believed():
    assert cells_of("sep=;\na;b,c\n1;2,5\n") == [("1", "2,5")]


def test_a_cell_may_have_several_lines_and_rows_keep_their_line_numbers():
    table = read_csv("file.csv", b'a,b\n1,"two\nlines"\n\n3,4\n')

    assert [(row.line, row.last_line, row.cells) for row in table.rows] == [
        (2, 3, ("1", "two\nlines")),
        (5, 5, ("3", "4")),
    ]


def test_a_quote_that_is_never_closed_costs_no_other_row():
    rows = read_csv("file.csv", b'a,b\n1,"open\n2,x\n3,y\n').rows

    assert [row.cells for row in rows] == [("1", '"open'), ("2", "x"), ("3", "y")]
    assert [row.is_broken for row in rows] == [True, False, False]


def test_short_rows_are_filled_and_columns_of_one_name_are_told_apart():
    table = read_csv("file.csv", b"Phone, PHONE ,,b\n1,2\n")

    assert table.columns == ("phone", "phone (2)", "?", "b")
    assert table.rows[0].by_name(table.columns) == {
        "phone": "1",
        "phone (2)": "2",
        "?": "",
        "b": "",
    }


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n \n;;\n"])
def test_a_file_without_anything_is_refused(data):
    with pytest.raises(Unreadable) as refusal:
        read("file.csv", data)

    assert refusal.value.code == "empty"


def test_a_spreadsheet_is_not_taken_for_text():
    with pytest.raises(Unreadable) as refusal:
        read("book.csv", b"PK\x03\x04...")

    assert refusal.value.code == "not_text"


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data):
    try:
        table = read("file.csv", data)
    except Unreadable:
        return

    assert table.columns


@given(st.text(alphabet='ab",;\n\r\t |', max_size=200), st.sampled_from(",;\t|"))
def test_no_line_is_ever_lost(text, delimiter):
    lines = list(io.StringIO(text, newline=""))

    rows = list(records(text, delimiter))

    covered = [line for row in rows for line in range(row.line, row.last_line + 1)]
    assert covered == list(range(1, len(lines) + 1))


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)
    ),
    st.sampled_from(",;\t|"),
)
def test_what_was_written_is_read(rows, delimiter):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)

    read_rows = [list(row.cells) for row in records(text.getvalue(), delimiter)]

    assert read_rows == rows
