"""The filter language: what is written is read back, and whatever is written gets an answer."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.foundation.filters import Condition, Group, Unreadable, parse, serialise
from interes.foundation.filters.periods import NAMED, days_of
from tests.cast import NOON

TODAY = NOON.date()
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(
    lambda name: name not in {"and", "or", "not"}
)
SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
VALUES = st.text(SIGNS, max_size=12).map(str.strip).filter(bool)
CONDITIONS = st.builds(Condition, NAMES, NAMES, st.lists(VALUES, max_size=4).map(tuple))
NODES = st.recursive(
    CONDITIONS,
    lambda inner: st.builds(
        Group, st.sampled_from(["and", "or", "not"]), st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=8,
)


def is_written_so(tree):
    """Tell whether a tree is the one reading of its text: a lone group stands for itself."""
    only = tree.parts[0] if len(tree.parts) == 1 else None
    return tree.way != "and" or not isinstance(only, Group)


TREES = st.builds(Group, st.just("and"), st.lists(NODES, max_size=3).map(tuple)).filter(
    is_written_so
)


@given(TREES)
def test_what_is_written_is_read_back(tree):
    assert parse(serialise(tree)) == tree


@given(st.text(st.sampled_from("abor.is,()\\ \n'\"№я0_-"), max_size=60))
def test_any_text_is_read_or_politely_refused(text):
    with suppress(Unreadable):
        tree = parse(text)

        assert parse(serialise(tree)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", Group()),
        ("city.is(Тверь)", Group("and", (Condition("city", "is", ("Тверь",)),))),
        (
            " city.in( Тверь , Казань ) ",
            Group("and", (Condition("city", "in", ("Тверь", "Казань")),)),
        ),
        (
            "or(a.empty(),b.empty())",
            Group("or", (Condition("a", "empty"), Condition("b", "empty"))),
        ),
        (
            r"name.is(Рога\, копыта \(и хвост\))",
            Group("and", (Condition("name", "is", ("Рога, копыта (и хвост)",)),)),
        ),
    ],
)
def test_the_text_reads_as_people_would_read_it(text, tree):
    assert parse(text) == tree


@pytest.mark.parametrize(
    "text", ["city", "city.is(", "city.is(a", ")", "or(a.is(1)", "a.is(1) b.is(2)", "(", "A.is(1)"]
)
def test_what_breaks_off_is_refused_in_words(text):
    with pytest.raises(Unreadable):
        parse(text)


def test_no_filter_is_too_deep_or_too_long_to_be_refused():
    for text in ("or(" * 2000, "a.is(1)," * 2000, "a.is(" + "1," * 3000 + "1)", "я" * 9000):
        with pytest.raises(Unreadable):
            parse(text)


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("today", "2026-11-23", "2026-11-23"),
        ("this_week", "2026-11-23", "2026-11-29"),
        ("last_week", "2026-11-16", "2026-11-22"),
        ("next_month", "2026-12-01", "2026-12-31"),
        ("last_month", "2026-10-01", "2026-10-31"),
        ("this_quarter", "2026-10-01", "2026-12-31"),
        ("next_quarter", "2027-01-01", "2027-03-31"),
        ("last_year", "2025-01-01", "2025-12-31"),
        ("last_30_days", "2026-10-25", "2026-11-23"),
        ("next_7_days", "2026-11-23", "2026-11-29"),
        ("2026-02-28", "2026-02-28", "2026-02-28"),
    ],
)
def test_times_are_understood_as_people_say_them(word, first, last):
    days = days_of(word, TODAY)

    assert [day.isoformat() for day in days] == [first, last]


@given(st.dates(), st.sampled_from(NAMED))
def test_every_time_has_a_beginning_before_its_end(today, word):
    days = days_of(word, today)

    assert days is None or days[0] <= days[1]


@given(st.text(max_size=20))
def test_any_other_word_is_no_time(word):
    days = days_of(word, TODAY)

    assert days is None or days[0] <= days[1]
