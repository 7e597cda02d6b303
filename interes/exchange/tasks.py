"""Later work of the exchange room: imports are written and taken back, exports are written."""

from datetime import timedelta

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from interes.exchange import actions
from interes.exchange.actions import exporting
from interes.exchange.models import ImportRun
from interes.exchange.queries.import_report import silent_runs
from interes.foundation.refusals import Refusal
from interes.team.models import User

# Longer than any chunk takes on a busy machine; jobs of killed workers are rescued sooner.
SILENT = timedelta(minutes=5)
AGAIN = RetryStrategy(max_attempts=20, wait=5)


@app.task(name="carry_out_import", retry=AGAIN)
def carry_out_import(run_id: int) -> None:
    """Write the rest of an import; a killed worker's run is carried on by the next one."""
    actions.carry_on(run_id=run_id, at=timezone.now())


@app.task(name="take_back_import", retry=AGAIN)
def take_back_import(run_id: int, by_id: int | None) -> None:
    """Take an import back."""
    by = User.objects.filter(pk=by_id or 0).first()
    try:
        actions.take_back(run_id=run_id, by=by, at=timezone.now())
    except Refusal as refusal:
        actions.give_up(run_id=run_id, sentence=str(refusal))


@app.periodic(cron="* * * * *")
@app.task(name="find_silent_imports", queueing_lock="find_silent_imports")
def find_silent_imports(timestamp: int) -> None:
    """Carry on runs that fell silent without a job, such as those of a killed command line."""
    del timestamp
    for run in silent_runs(before=timezone.now() - SILENT):
        hand_to_worker(run)


def hand_to_worker(run: ImportRun) -> None:
    """Enqueue what a run waits for, once."""
    try:
        if run.state == ImportRun.State.UNDOING:
            task = take_back_import.configure(queueing_lock=f"import-{run.pk}")
            task.defer(run_id=run.pk, by_id=run.undone_by_id)
        else:
            task = carry_out_import.configure(queueing_lock=f"import-{run.pk}")
            task.defer(run_id=run.pk)
    except AlreadyEnqueued:
        return


@app.task(name="exchange.write_export")
def write_export(run_id: int) -> None:
    """Write the file of an export that is too large to wait for."""
    exporting.write_export(run_id=run_id)


@app.periodic(cron="37 * * * *")
@app.task(queueing_lock="forget_exports", name="exchange.forget_exports")
def forget_exports(timestamp: int) -> None:
    """Delete the files of exports that nobody fetches any more."""
    del timestamp
    exporting.forget_files(at=timezone.now())
