"""An import is begun, tried, started, stopped, carried on; it tells how far it is."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from interes.clients.models import Company
from interes.exchange import actions, tasks
from interes.exchange.actions import NotNow, TooLate
from interes.exchange.actions.importing import shelf
from interes.exchange.models import ImportFile, ImportRow, ImportRun
from interes.exchange.queries.import_report import progress, report_of, silent_runs
from interes.exchange.queries.import_rows import rows_of
from interes.team.actions import NotAllowed
from tests.cast import NOON, a_company

CLIENTS = "ID;Компания;Город\n1;Ромашка;Тверь\n2;Василёк;Омск\n3;;Омск\n"


@pytest.fixture
def begun(desk, ada):
    path = desk.write_text(CLIENTS)
    return actions.begin_import(files=[("клиенты.csv", path)], by=ada, at=NOON)


def counts(run: ImportRun) -> tuple[int, ...]:
    file = run.files.get()
    return file.made, file.changed, file.same, file.skipped, file.refused


def test_files_are_kept_closed_and_nothing_is_written_yet(begun):
    file = begun.files.get()

    assert (begun.state, file.name, file.thing, file.rows) == ("ready", "клиенты.csv", "company", 3)
    assert shelf.path_of(file.place).stat().st_mode & 0o077 == 0
    assert not Company.objects.exists()


def test_a_preview_is_the_work_itself_and_leaves_nothing(begun, ada):
    a_company("Ромашка", city="")

    found = actions.preview(run_id=begun.pk, by=ada, at=NOON)

    file = found.files[0]
    assert (file.made, file.changed, file.refused, file.is_whole) == (1, 1, 1, True)
    record = file.fates[0].records[0]
    assert (record.joined, record.changes) == ("name", (("city", "", "Тверь"),))
    assert (Company.objects.count(), ImportRow.objects.count()) == (1, 0)
    assert counts(begun) == (0, 0, 0, 0, 0)


def test_the_worker_writes_what_was_started(begun, ada, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.start(run_id=begun.pk, by=ada, at=NOON)

    job = ProcrastinateJob.objects.get(task_name="carry_out_import")
    tasks.carry_out_import(**job.args)

    assert progress(begun.pk).share == 100
    assert counts(begun) == (2, 0, 0, 0, 1)
    assert report_of(begun.pk).state == "done"


def test_a_job_that_runs_twice_writes_once(begun, ada):
    actions.start(run_id=begun.pk, by=ada, at=NOON)

    tasks.carry_out_import(run_id=begun.pk)
    tasks.carry_out_import(run_id=begun.pk)

    assert (Company.objects.count(), ImportRow.objects.count()) == (2, 3)


def test_a_stopped_import_is_carried_on(begun, ada):
    actions.start(run_id=begun.pk, by=ada, at=NOON)
    actions.stop(run_id=begun.pk, by=ada)
    tasks.carry_out_import(run_id=begun.pk)
    assert (progress(begun.pk).state, Company.objects.count()) == ("stopped", 0)

    actions.resume(run_id=begun.pk, by=ada, at=NOON)
    tasks.carry_out_import(run_id=begun.pk)

    assert (progress(begun.pk).state, Company.objects.count()) == ("done", 2)


def test_a_run_whose_worker_fell_silent_is_found(begun, ada):
    actions.start(run_id=begun.pk, by=ada, at=NOON)

    tasks.find_silent_imports(timestamp=0)

    assert ProcrastinateJob.objects.filter(task_name="carry_out_import").exists()
    assert not silent_runs(before=NOON).exists()


def test_what_is_done_can_not_be_started_stopped_or_mapped_again(begun, ada):
    actions.carry_on_here(run_id=begun.pk, by=ada, at=NOON)
    file = begun.files.get()

    for refused in (
        lambda: actions.start(run_id=begun.pk, by=ada, at=NOON),
        lambda: actions.resume(run_id=begun.pk, by=ada, at=NOON),
        lambda: actions.stop(run_id=begun.pk, by=ada),
    ):
        with pytest.raises(NotNow):
            refused()
    with pytest.raises(TooLate):
        actions.change_mapping(file_id=file.pk, targets={0: ""}, by=ada)


def test_a_chosen_mapping_is_taken_and_found_again(desk, begun, ada):
    file = begun.files.get()
    actions.change_mapping(file_id=file.pk, targets={2: "company.region"}, by=ada)
    actions.save_mapping(file_id=file.pk, name="Наши", by=ada, at=NOON)

    path = desk.write_text(CLIENTS)
    again = actions.begin_import(files=[("ещё.csv", path)], by=ada, at=NOON)
    actions.carry_on_here(run_id=again.pk, by=ada, at=NOON)

    assert Company.objects.get(name="Ромашка").region == "Тверь"


def test_a_file_can_be_left_out(begun, ada):
    file = begun.files.get()
    actions.change_mapping(file_id=file.pk, targets={}, thing="-", by=ada)

    actions.carry_on_here(run_id=begun.pk, by=ada, at=NOON)

    assert counts(begun) == (0, 0, 0, 3, 0)


def test_rows_are_read_a_page_at_a_time(begun, ada):
    actions.carry_on_here(run_id=begun.pk, by=ada, at=NOON)
    file = begun.files.get().pk

    first = rows_of(file, size=2)
    rest = rows_of(file, size=2, after=first.forward)

    assert [row.line for row in (*first.rows, *rest.rows)] == [2, 3, 4]
    assert (rest.forward, [row.line for row in rows_of(file, how="refused").rows]) == (0, [4])


def test_only_an_administrator_does_any_of_it(begun, anna):
    for refused in (
        lambda: actions.preview(run_id=begun.pk, by=anna, at=NOON),
        lambda: actions.start(run_id=begun.pk, by=anna, at=NOON),
        lambda: actions.undo_import(run_id=begun.pk, by=anna, at=NOON),
    ):
        with pytest.raises(NotAllowed), transaction.atomic():
            refused()


def test_a_file_that_is_refused_leaves_no_copy(desk, ada):
    before = set(shelf.shelf().iterdir())

    with pytest.raises(actions.FileRefused):
        actions.begin_import(files=[("a.csv", desk.write_text(""))], by=ada, at=NOON)

    assert set(shelf.shelf().iterdir()) == before
    assert not ImportFile.objects.exists()
