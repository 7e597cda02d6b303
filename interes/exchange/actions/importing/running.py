"""Carry out a run: file after file, chunk after chunk, each in one transaction with its books."""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pghistory
from django.db import DataError, IntegrityError, OperationalError, connection, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected

from interes.exchange.actions.importing import tying
from interes.exchange.actions.importing.chunk import bring_rows
from interes.exchange.actions.importing.ends import added
from interes.exchange.actions.importing.feed import Taken, chunks
from interes.exchange.actions.importing.ledger import Ledger
from interes.exchange.actions.importing.summary import add_up
from interes.exchange.actions.importing.work import Clock, Work
from interes.exchange.actions.importing.writing import copies_behind
from interes.exchange.models import ImportFile, ImportRun
from interes.exchange.rules.importing.records import Deal, Problem
from interes.foundation.filling import FILLING
from interes.foundation.refusals import Refusal

WAIT = "20s"
TRIES = 3
# What others point at comes before what points at it, whatever the order of the files.
ORDER = ("product", "user", "company", "person", "lead", "deal", "talk", "to_do")
# So that the planner knows of the thousands of new rows at once, not when autovacuum comes by.
TABLES = "company, person, contact_point, post, deal, step, closure, activity, imported, import_row"
LOOKS = (2, 10, 40)
LOOKED_AT = 10
# New objects between two looks for garbage: a chunk makes hundreds of thousands, none in circles.
SELDOM = 200_000
# Seconds for which one thread may keep the other waiting: the one that copies needs little, often.
TURN = 0.0002


type Meanwhile = Callable[[], None]


class ImportRunning(Refusal):
    """Another import is being carried out."""


class Overtaken(Exception):
    """Another worker carries this run on."""


def carry_out(run_id: int) -> None:
    """Do what is left of a run, until it is done or somebody asks it to stop.

    Every chunk is kept whole with the place where the next one begins, or not at all: whoever
    kills us, the rows are written exactly once. Raises ImportRunning, Overtaken.
    """
    run = ImportRun.objects.get(pk=run_id)
    with _at_full_speed():
        for file in in_order(run):
            if not file.is_done and not _carry_file(run, file):
                _leave(run, ImportRun.State.STOPPED)
                return
    _leave(run, ImportRun.State.DONE)
    look_at_tables()


@contextmanager
def _at_full_speed() -> Iterator[None]:
    """Look for garbage once a chunk, as often as usual it is a sixth of all we do; take turns."""
    garbage, turn = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(SELDOM, *garbage[1:])
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        gc.set_threshold(*garbage)
        sys.setswitchinterval(turn)


def look_at_tables() -> None:
    """Let the planner see the new rows; a look at some thousands of them is enough and short."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET default_statistics_target = {LOOKED_AT}")
        cursor.execute(f"ANALYZE {TABLES}")
        cursor.execute("RESET default_statistics_target")


def in_order(run: ImportRun) -> list[ImportFile]:
    """Return the files of a run in the order in which they are written."""
    return sorted(run.files.all(), key=lambda file: (_rank(file.thing), file.order))


def _rank(thing: str) -> int:
    return ORDER.index(thing) if thing in ORDER else len(ORDER)


def _carry_file(run: ImportRun, file: ImportFile) -> bool:
    """Return whether the file was done to its end."""
    if not file.thing:
        _skip(file)
        return True
    feed = chunks(file, run)
    for number, rows in enumerate(feed, 1):
        if not carry_chunk(run, file, rows, feed.read_ahead):
            return False
        if number in LOOKS:
            look_at_tables()
    finish_file(run, file)
    return True


def _nothing() -> None:
    """Do nothing while the database is busy."""


def carry_chunk(
    run: ImportRun, file: ImportFile, rows: Sequence[Taken], meanwhile: Meanwhile = _nothing
) -> bool:
    """Write one chunk; return False if somebody asked to stop before it.

    `meanwhile` is done while the database takes the rows in. Who waits for us while we wait for
    them is let through, and the chunk is written anew.
    """
    for left in range(TRIES - 1, -1, -1):
        try:
            return _carry_chunk(run, file, rows, meanwhile)
        except OperationalError as problem:
            if not left or not isinstance(problem.__cause__, DeadlockDetected):
                raise
            run.refresh_from_db()
            file.refresh_from_db()
    return False


def _carry_chunk(
    run: ImportRun, file: ImportFile, rows: Sequence[Taken], meanwhile: Meanwhile
) -> bool:
    with transaction.atomic(), signed(run):
        if not _take_turn(run, file):
            return False
        write(run, file, rows, meanwhile)
    return True


def signed(run: ImportRun) -> pghistory.context:
    """Sign what is written in the history, so that the whole import can be taken back."""
    who = {"user": run.by_id} if run.by_id else {}
    return pghistory.context(act="exchange.import", run=run.pk, **who)


def write(
    run: ImportRun, file: ImportFile, rows: Sequence[Taken], meanwhile: Meanwhile = _nothing
) -> None:
    """Write rows; those that the database will not have are found by halves and refused."""
    try:
        with transaction.atomic(), copies_behind():
            work = _write(run, file, rows)
            meanwhile()
            check_laws()
    except (IntegrityError, DataError) as problem:
        if len(rows) == 1:
            work = _refused(run, file, rows[0], problem)
        else:
            half = len(rows) // 2
            write(run, file, rows[:half])
            write(run, file, rows[half:])
            return
    work.ends.add_up(file)
    run.notes = added(run.notes, work.ends.notes)
    run.totals = add_up(run.totals, work.deals, run.currency)
    run.save(update_fields=["notes", "totals"])


def _write(run: ImportRun, file: ImportFile, rows: Sequence[Taken]) -> Work:
    work = _work(run, file)
    for row in rows:
        says = row.says
        work.ends.begin(says.line, row.cells)
        if says.refused:
            work.ends.object_to(says.line, "refused", says.refused)
        elif says.skipped:
            work.ends.object_to(says.line, "skipped", says.skipped)
        work.signs |= row.signs
        for remark in says.remarks:
            work.ends.remark(says.line, remark)
            work.ends.note(remark.code)
    bring_rows([row.says for row in rows], work)
    work.deals = [r for row in rows for r in row.says.records if isinstance(r, Deal)]
    work.ends.keep(file)
    return work


def check_laws() -> None:
    """Have the laws that wait for the end of the transaction looked at now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _refused(run: ImportRun, file: ImportFile, row: Taken, problem: Exception) -> Work:
    """Refuse a row that the database would not have, with the law it named."""
    work = _work(run, file)
    work.ends.begin(row.says.line, row.cells)
    law = getattr(getattr(problem.__cause__, "diag", None), "constraint_name", "") or ""
    why = {"law": law or str(problem).split("\n", 1)[0][:200]}
    work.ends.object_to(row.says.line, "refused", Problem("not_kept", why))
    work.ends.keep(file)
    return work


def _work(run: ImportRun, file: ImportFile) -> Work:
    return Work(run, file, Clock(run.at), Ledger(run))


def _take_turn(run: ImportRun, file: ImportFile) -> bool:
    """Wait for other imports, make sure that nobody overtook us, and see whether to go on."""
    wait_for_others()
    now = ImportFile.objects.select_for_update().get(pk=file.pk)
    if now.position != file.position:
        raise Overtaken
    state = ImportRun.objects.values_list("state", "is_stop_asked").get(pk=run.pk)
    if state != (ImportRun.State.RUNNING, False):
        return False
    # The first statement that writes also tells the triggers who signs.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE import_run SET beat_at = clock_timestamp() WHERE id = %s", [run.pk])
    return True


def wait_for_others() -> None:
    """Let one import at a time write a chunk; the lock is let go with the transaction.

    The triggers of the history are told "ignore none" aloud: each asks for this setting and
    catches the error when it is unset, which takes long over thousands of rows. Nobody waits for
    the disk: after a crash of the machine the last chunks are gone with the place where the next
    one begins, and are written again.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}'")
        try:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FILLING])
        except OperationalError as busy:
            sentence = _("Another import is running. Wait until it is done and try again.")
            raise ImportRunning(sentence) from busy
        cursor.execute(
            "SELECT set_config('lock_timeout', '0', true),"
            " set_config('pgtrigger.ignore', '{}', true),"
            " set_config('enable_seqscan', 'off', true),"
            " set_config('synchronous_commit', 'off', true)"
        )


def finish_file(run: ImportRun, file: ImportFile) -> None:
    """Close the account of a file: every row is there, and whom it only named is made."""
    with transaction.atomic(), signed(run):
        wait_for_others()
        now = ImportFile.objects.select_for_update().get(pk=file.pk)
        if now.is_done:
            return
        work = _work(run, file)
        tying.settle_names(work)
        run.notes = added(run.notes, work.ends.notes)
        run.save(update_fields=["notes"])
        file.rows, file.is_done = file.position, True
        file.save(update_fields=["rows", "is_done"])


def _skip(file: ImportFile) -> None:
    """Account for a file that is not taken over."""
    file.skipped = file.position = file.rows
    file.is_done = True
    file.save(update_fields=["skipped", "position", "is_done"])


def _leave(run: ImportRun, state: str) -> None:
    ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.RUNNING).update(
        state=state, finished_at=Now(), is_stop_asked=False
    )
