"""Objects in JSON become rows: lists, trees of another program, and lines."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interes.exchange.rules.importing.guessing import guess
from interes.exchange.rules.importing.sheets import Unreadable
from interes.exchange.tests.ugly import DATA, sheet_of, sheets, understood

TREES = DATA / "export-salesforce"
needs_files = pytest.mark.skipif(not TREES.exists(), reason=f"no real files at {TREES}")


@pytest.mark.parametrize(
    "text",
    [
        '[{"name": "A", "city": "B"}]',
        '{"records": [{"name": "A", "city": "B"}]}',
        '{"companies": [{"name": "A", "city": "B"}], "total": 1}',
        '{"name": "A", "city": "B"}\n{"name": "C", "city": "D"}\n',
    ],
)
def test_objects_are_found_wherever_they_stand(text):
    sheet = sheet_of(text)

    assert sheet.columns == ("name", "city")
    assert next(sheet.rows()).cells == ("A", "B")


def test_objects_in_objects_are_flattened_with_dots():
    sheet = sheet_of('[{"name": "A", "address": {"city": "B", "zip": 12}, "emails": ["x", "y"]}]')

    assert sheet.columns == ("name", "address.city", "address.zip", "emails")
    assert next(sheet.rows()).cells == ("A", "B", "12", "x\ny")


@needs_files
def test_a_tree_of_accounts_is_known_with_its_references():
    row = understood(sheet_of((TREES / "Accounts.json").read_bytes()))[0]

    assert row.records[0].key == "salesforce:company:AccountRef1"
    assert (row.records[0].name, row.records[0].country) == ("Wheelworks", "US")


@needs_files
def test_a_plan_and_objects_of_ones_own_are_left_out_with_a_reason():
    codes = {
        path.stem: guess(sheet_of(path.read_bytes())).skip for path in sorted(TREES.glob("*.json"))
    }

    assert codes == {
        "Accounts": "",
        "Product_Family__cs": "own_objects",
        "Product__cs": "own_objects",
        "sample-data-plan": "plan",
    }


def test_children_in_a_tree_are_rows_of_their_own_that_point_at_their_parent():
    ant = {
        "attributes": {"type": "Contact", "referenceId": "C1"},
        "LastName": "Ant",
        "AccountId": "@A1",
    }
    nord = {
        "attributes": {"type": "Account", "referenceId": "A1"},
        "Name": "Nord",
        "Contacts": {"records": [ant]},
    }
    tree = {"records": [nord]}

    accounts, contacts = sheets(json.dumps(tree))

    assert understood(accounts)[0].records[0].key == "salesforce:company:A1"
    person = understood(contacts)[0].records[0]
    assert (person.key, person.posts[0].company.key) == (
        "salesforce:person:C1",
        "salesforce:company:A1",
    )


@pytest.mark.parametrize(
    ("text", "code"), [('{"a": 1', "broken_json"), ('["a", "b"]', "no_objects")]
)
def test_json_without_records_is_refused(text, code):
    with pytest.raises(Unreadable, match=code):
        sheets(text)


def test_json_nested_beyond_all_reason_is_refused():
    with pytest.raises(Unreadable):
        sheets('[{"a":' * 100_000)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
)


@given(JSON)
def test_no_json_breaks_the_reading(value):
    try:
        found = sheets(json.dumps(value))
    except Unreadable:
        return

    for sheet in found:
        understood(sheet)
