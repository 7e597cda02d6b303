"""Take a whole import back, at any later time."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from interes.exchange.actions.start import NotNow
from interes.exchange.events import ImportToUndo
from interes.exchange.models import ImportRow, ImportRun
from interes.exchange.queries.import_undoing import reach_of
from interes.foundation import events, undoing
from interes.team.actions import ensure
from interes.team.models import User

State = ImportRun.State
FINISHED = frozenset({State.DONE, State.STOPPED, State.FAILED})
# What takes longer than a person waits for a page is done by the worker.
AT_ONCE = 500
MOST_KEPT = 1000

FORGET_LINES = "DELETE FROM imported WHERE made_in_id = %(run)s"
# Each row says what stood in the books before it; the earliest row of the run has the last word.
WRITE_BACK = """
UPDATE imported SET written = jsonb_strip_nulls(imported.written || before.was),
    changed_in_id = NULL
FROM (
    SELECT record ->> 'key' AS key, jsonb_object_agg(was.key, was.value ORDER BY row.id DESC) AS was
    FROM import_row row
    JOIN import_file file ON file.id = row.file_id AND file.run_id = %(run)s
    CROSS JOIN jsonb_array_elements(row.records) record
    CROSS JOIN jsonb_each(record -> 'was') was
    WHERE record ? 'was'
    GROUP BY 1
) before
WHERE imported.key = before.key
"""
# Talks that waited for what this run brought wait again.
WAIT_AGAIN = """
UPDATE import_link SET record = NULL
WHERE thing = 'talk' AND waiting ? 'kind' AND record IN (
    SELECT record FROM imported WHERE made_in_id = %(run)s AND thing = 'talk'
)
"""
UNTIE = "UPDATE import_link SET tied_in_id = NULL WHERE tied_in_id = %(run)s"
FORGET_LINKS = "DELETE FROM import_link WHERE run_id = %(run)s"
# A file brought again makes its records anew: what was taken back stays in the basket.
LET_GO = """
UPDATE {table} SET imported_key = NULL
WHERE removed_at IS NOT NULL AND id IN (
    SELECT record FROM imported WHERE made_in_id = %(run)s AND thing = %(thing)s
)
"""
TABLES = {
    "company": "company",
    "person": "person",
    "deal": "deal",
    "talk": "activity",
    "to_do": "to_do",
}


def undo_import(*, run_id: int, by: User | None, at: datetime, at_once: bool = False) -> ImportRun:
    """Take back what an import did; what people changed since is kept, and the report lists it.

    A large one is handed to the worker, unless it is to be done `at_once`. Raises NotNow,
    NotAllowed, undoing.CantUndo.
    """
    ensure(by, "import")
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        if run.state not in FINISHED:
            raise NotNow(_("Only an import that has ended can be taken back."))
        run.state, run.beat_at, run.undone_by = State.UNDOING, at, by
        run.save(update_fields=["state", "beat_at", "undone_by"])
        if not at_once and _size(run) > AT_ONCE:
            events.publish(ImportToUndo(run_id=run.pk, by_id=by.pk if by else None))
            return run
        return take_back(run_id=run_id, by=by, at=at)


@transaction.atomic
def take_back(*, run_id: int, by: User | None, at: datetime) -> ImportRun:
    """Do the work of an undo, whole or not at all."""
    run = ImportRun.objects.select_for_update().get(pk=run_id)
    if run.state != State.UNDOING:
        return run
    undone, stay = undoing.undo(run=run.pk, by=by, at=at), reach_of(run.pk).staying
    _put_books_back(run)
    run.state, run.undone_at = State.UNDONE, at
    run.undone = {"put_back": undone.put_back, "kept": list(_kept(undone.kept)), "stay": stay}
    run.save(update_fields=["state", "undone_at", "undone"])
    return run


def give_up(*, run_id: int, sentence: str) -> None:
    """Leave an import as it was, and say why it could not be taken back."""
    ImportRun.objects.filter(pk=run_id, state=State.UNDOING).update(
        state=State.DONE, trouble=sentence
    )


def _size(run: ImportRun) -> int:
    rows = ImportRow.objects.filter(file__run=run, how__in=["made", "changed"])
    return rows[: AT_ONCE + 1].count()


def _put_books_back(run: ImportRun) -> None:
    with connection.cursor() as cursor:
        for thing, table in TABLES.items():
            cursor.execute(LET_GO.format(table=table), {"run": run.pk, "thing": thing})
        for statement in (WAIT_AGAIN, FORGET_LINES, WRITE_BACK, UNTIE, FORGET_LINKS):
            cursor.execute(statement, {"run": run.pk})


def _kept(kept: Iterable[undoing.Kept]) -> Iterable[dict[str, Any]]:
    """Return what stayed as it is, the first thousand of them, as the report keeps it."""
    for one, _number in zip(kept, range(MOST_KEPT), strict=False):
        yield {
            "table": one.model._meta.db_table,
            "id": one.key,
            "field": one.field,
            "wrote": one.wrote,
            "stands": one.stands,
            "who": one.who,
        }
