"""Bring files in from the first row to the last, here and now."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from interes.exchange.actions.begin_import import FileRefused, begin_import
from interes.exchange.actions.carry_on import carry_on
from interes.exchange.actions.importing.running import ImportRunning
from interes.exchange.actions.start import begin_running
from interes.exchange.models import ImportFile, ImportRun
from interes.exchange.queries.import_report import ImportReport, report_of
from interes.exchange.queries.import_wording import refusal_of_file
from interes.team.actions import ensure
from interes.team.models import User

__all__ = ["FileRefused", "ImportRunning", "carry_on_here", "import_files", "refuse_unknown"]

UNKNOWN = "unknown"
CLOSED = frozenset({ImportRun.State.DONE, ImportRun.State.UNDOING, ImportRun.State.UNDONE})


def import_files(
    *,
    paths: Sequence[Path],
    by: User | None,
    at: datetime,
    currency: str = "",
    as_thing: str = "",
) -> ImportReport:
    """Import all files together, whatever their order; none of them if one makes no sense.

    The same files again change nothing; changed files change what nobody has changed since.
    Raises FileRefused, ImportRunning, NotAllowed.
    """
    files = [(path.name, path) for path in paths]
    run = begin_import(files=files, by=by, at=at, currency=currency, as_thing=as_thing)
    refuse_unknown(run_id=run.pk)
    carry_on_here(run_id=run.pk, by=by, at=at)
    return report_of(run.pk)


def carry_on_here(*, run_id: int, by: User | None, at: datetime) -> ImportRun:
    """Write a run to its end without the worker, wherever it stands; one that is done stays so.

    Raises ImportRunning, NotAllowed.
    """
    ensure(by, "import")
    run = ImportRun.objects.get(pk=run_id)
    if run.state not in CLOSED:
        begin_running(run, at)
        try:
            carry_on(run_id=run.pk, at=at)
        except ImportRunning:
            ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.STOPPED)
            raise
        run.refresh_from_db()
    return run


def refuse_unknown(*, run_id: int) -> None:
    """Stop at a file that a person has to make sense of, before anything is written.

    Raises FileRefused.
    """
    for file in ImportFile.objects.filter(run=run_id):
        _refuse_unknown(file)


def _refuse_unknown(file: ImportFile) -> None:
    """Stop at a file that a person has to make sense of, before anything is written."""
    if file.thing or file.kind != UNKNOWN:
        return
    ImportRun.objects.filter(pk=file.run_id).update(state=ImportRun.State.FAILED)
    facts = {"file": file.name, "columns": ", ".join(file.columns)[:300], "missing": ""}
    raise FileRefused(refusal_of_file("unknown", facts), field="chosen")
