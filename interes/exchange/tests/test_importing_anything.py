"""Whatever stands in a file, and whoever imports beside us: no row is lost, no law is broken."""

import contextlib

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interes.deals.models import Deal, Step
from interes.exchange.actions import FileRefused, ImportRunning, import_files
from interes.exchange.actions.importing import running
from interes.exchange.models import ImportRun
from interes.exchange.tests.files import COLUMNS
from tests.cast import NOON

DAY = st.sampled_from(["2017-01-10", "01.02.2017", "2016-12-31", "2030-01-01", "soon", ""])
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAME = st.sampled_from(["Cancity", "CANCITY", "Isdom", " ", "Ёлка", "a" * 201]) | TEXT
ROW = st.tuples(
    st.sampled_from("ABCD"),
    NAME,
    NAME,
    NAME,
    st.sampled_from(["Won", "Lost", "Engaging", "Prospecting", "won", "Dreaming"]),
    DAY,
    DAY,
    st.sampled_from(["1054", "0", "", "-1", "1 000,50", "1e9", "9" * 30]),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ROW, max_size=8))
def test_any_rows_are_made_changed_left_or_refused_and_the_law_holds(desk, rows):
    report = desk.bring(desk.write("deals", tuple(rows) or ((" ",) * 8,)))

    file = report.files[0]
    assert file.rows == len(rows)
    assert file.rows == file.made + file.changed + file.same + file.skipped + file.refused
    assert len(file.refused_rows) == file.refused
    still_open = Deal.objects.filter(state="open").count()
    assert still_open == Step.objects.filter(state="planned").count()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize("kind", COLUMNS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_cells_of_any_kind_of_file_are_taken_or_refused(desk, kind, data):
    width = len(COLUMNS[kind].split())
    rows = data.draw(st.lists(st.tuples(*[NAME | DAY] * width), min_size=1, max_size=5))

    # Rows of nothing but blanks and signs may leave no table at all: that is said, too.
    with contextlib.suppress(FileRefused):
        report = desk.bring(desk.write(kind, tuple(rows)))
        assert report.files[0].rows <= len(rows)


def test_two_imports_never_write_at_once(desk, monkeypatch):
    monkeypatch.setattr(running, "WAIT", "50ms")
    files = [desk.write("deals")]
    other = psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None})
    other.execute("SELECT pg_advisory_xact_lock(4206300)")

    with pytest.raises(ImportRunning):
        import_files(paths=files, by=None, at=NOON)

    other.close()
    assert ImportRun.objects.get().state == "stopped"
    assert not Deal.objects.exists()
    assert desk.bring(*files).ok
