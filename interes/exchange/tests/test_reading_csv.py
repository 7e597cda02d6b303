"""Records of CSV: no line is lost, and what was written is read."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.exchange.rules.importing.delimited import likely_delimiter, records

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


def read(text: str, delimiter: str = ","):
    return list(records(iter(io.StringIO(text, newline="")), delimiter))


def test_a_cell_may_have_several_lines_and_rows_keep_their_line_numbers():
    rows = read('a,b\n1,"two\nlines"\n\n3,4\n')

    assert [(row.number, row.cells) for row in rows] == [
        (1, ("a", "b")),
        (2, ("1", "two\nlines")),
        (4, ()),
        (5, ("3", "4")),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    text = delimiter.join(["name", "note"]) + "\n" + delimiter.join(["A", '"b, c; d|e"']) + "\n"

    assert likely_delimiter(text) == delimiter


@given(st.text(alphabet='ab",;\n\r\t |', max_size=200), st.sampled_from(",;\t|"))
def test_no_line_is_ever_lost(text, delimiter):
    lines = list(io.StringIO(text, newline=""))

    numbers = [row.number for row in read(text, delimiter)]

    assert numbers == sorted(set(numbers))
    assert (numbers[:1] == [1]) == bool(lines)
    assert all(number <= len(lines) for number in numbers)


WORDS = st.text("абвг ", min_size=1, max_size=9)


@given(st.lists(st.tuples(WORDS, WORDS)))
def test_a_lone_quote_joins_no_rows(rows):
    text = "".join(f'"{first}",x\n"{second},y\n' for first, second in rows)

    assert len(read(text)) == 2 * len(rows)


@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)
    ),
    st.sampled_from(",;\t|"),
)
def test_what_was_written_is_read(rows, delimiter):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)

    assert [list(row.cells) for row in read(text.getvalue(), delimiter)] == rows


def test_quotes_inside_of_quotes_are_kept():
    rows = read('name;city\n"ООО "Ромашка"";"Тверь"\n', ";")

    assert rows[1].cells == ('ООО "Ромашка"', "Тверь")


def test_thousands_of_open_quotes_take_no_time():
    text = '"open,x\n' * 20_000

    assert len(read(text)) == 20_000
