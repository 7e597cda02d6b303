"""Take a list, a record or the whole base out as a file, and keep a line of it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection
from django.db.models import Sum
from django.db.models.functions import Now
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _

from interes.exchange.actions.exporting.archive_base import Watch, archive_base
from interes.exchange.models import ExportRun
from interes.exchange.queries.exporting.cards import cards_of
from interes.exchange.queries.exporting.lists import (
    CARDS,
    forms_of,
    list_called,
    verb_of,
    whole_list,
)
from interes.exchange.queries.exporting.rows import columns_of, rows_of
from interes.exchange.rules.exporting import cards_text, csv_lines, write_xlsx
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

ARCHIVE = "archive"
# So many rows are written while the reader waits; more are written by the worker.
AT_ONCE = 5_000
BEAT = 1_000
DAY = timedelta(days=1)
AT_WORK = (ExportRun.State.WAITING, ExportRun.State.RUNNING)


class NoSuchExport(Refusal):
    """There is no such list, or it makes no such file."""


class ExportStopped(Refusal):
    """The person who asked for the file stopped it."""


def begin_export(
    *, what: str, form: str, query: str, language: str, by: User, at: datetime
) -> ExportRun:
    """Keep a line of what is about to be taken out; the file is written by `write_export`.

    The same file asked for again while it is being made is the same run. Raises NoSuchExport,
    NotAllowed.
    """
    known = list_called(what)
    if form not in (forms_of(known) if known else (ExportRun.Form.ARCHIVE,)):
        raise NoSuchExport(_("There is no such file."))
    ensure(by, verb_of(known) if known else ARCHIVE)
    facts = {"what": what, "form": form, "query": query, "language": language, "by": by}
    under_way = ExportRun.objects.filter(**facts, state__in=AT_WORK).exclude(total__lte=AT_ONCE)
    if found := under_way.order_by("-id").first():
        return found
    total = whole_list(known, by, QueryDict(query)).found.count() if known else None
    unusual = is_unusual(by, total, at) if total is not None else True
    return ExportRun.objects.create(**facts, at=at, total=total, is_unusual=unusual)


def is_unusual(by: User, rows: int, at: datetime) -> bool:
    """Tell whether with these rows the person takes out more within a day than is usual."""
    if by.role == User.Role.ADMINISTRATOR:
        return False
    lately = ExportRun.objects.filter(by=by, at__gt=at - DAY).aggregate(rows=Sum("total"))
    return (lately["rows"] or 0) + rows > settings.EXPORT_USUAL_ROWS


def file_of(run: ExportRun) -> Path:
    """Return where the file of a run lies while it is kept."""
    suffix = "vcf" if run.form in CARDS else run.form
    return settings.VAR / "exports" / f"{run.pk}.{suffix}"


def write_export(*, run_id: int) -> ExportRun:
    """Write the file of a run from its first row; a worker that was killed begins anew."""
    run = ExportRun.objects.select_related("by").get(pk=run_id)
    if not run.is_at_work:
        return run
    ExportRun.objects.filter(pk=run_id).update(state=ExportRun.State.RUNNING)
    path = file_of(run)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    state = ExportRun.State.FAILED
    try:
        run.rows = _write(run, path)
        state = ExportRun.State.DONE
    except ExportStopped:
        state = ExportRun.State.STOPPED
    finally:
        _finish(run, path, state)
    return run


def note_card(*, what: str, record: int, by: User, language: str, at: datetime) -> None:
    """Keep a line of the card of one person or company.

    Raises NotAllowed.
    """
    ensure(by, "clients.export")
    facts = {"what": what, "query": f"id={record}", "language": language, "by": by}
    finished = {"state": ExportRun.State.DONE, "rows": 1, "total": 1, "finished_at": at}
    ExportRun.objects.create(**facts, **finished, form=ExportRun.Form.VCARD, at=at)


def hand_over(*, run: ExportRun) -> BinaryIO:
    """Open a file that was made while its reader waited; nobody else needs it afterwards."""
    path = file_of(run)
    file = path.open("rb")
    path.unlink()
    ExportRun.objects.filter(pk=run.pk).update(size=None)
    return file


def stop_export(*, run_id: int, by: User) -> None:
    """Ask a file in the making to stop; nothing of it is kept."""
    ExportRun.objects.filter(pk=run_id, by=by, state__in=AT_WORK).update(is_stop_asked=True)


def see_export(*, run_id: int, by: User) -> None:
    """Note that an administrator has looked at an unusual export."""
    ensure(by, "exports.all")
    ExportRun.objects.filter(pk=run_id, seen_by=None).update(seen_by=by)


def forget_files(*, at: datetime) -> None:
    """Delete the files that were made more than a day ago; the lines of them stay."""
    for run in ExportRun.objects.filter(finished_at__lt=at - DAY, size__isnull=False):
        file_of(run).unlink(missing_ok=True)
        ExportRun.objects.filter(pk=run.pk).update(size=None)
    lost = ExportRun.objects.filter(at__lt=at - DAY, state__in=AT_WORK)
    lost.update(state=ExportRun.State.FAILED, finished_at=at)


def _write(run: ExportRun, path: Path) -> int:
    with translation.override(run.language), _watched(run) as watch:
        if run.form == ExportRun.Form.ARCHIVE:
            history = "history" in QueryDict(run.query)
            made = archive_base(
                target=path, by=run.by, at=run.at, with_history=history, watch=watch
            )
            return made.rows
        half, counted = path.with_name(f".{path.name}"), _Counted(watch)
        _write_list(run, half, counted)
    with half.open("rb") as file:
        os.fsync(file.fileno())
    half.replace(path)
    return counted.rows


def _write_list(run: ExportRun, path: Path, counted: "_Counted") -> None:
    known = list_called(run.what)
    if run.by is None or known is None:
        raise NoSuchExport(_("There is no such file."))
    whole = whole_list(known, run.by, QueryDict(run.query))
    if run.form in CARDS:
        version = "4.0" if run.form == ExportRun.Form.VCARD else "3.0"
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(cards_text(counted.each(cards_of(whole.found)), version))
        return
    columns = columns_of(whole.found.model, whole.attributes)
    rows = counted.each(rows_of(whole.found, whole.attributes))
    if run.form == ExportRun.Form.XLSX:
        write_xlsx(path, str(known.label), columns, rows)
        return
    with path.open("wb") as file:
        file.writelines(csv_lines(columns, rows, run.language))


class _Counted:
    """Rows that are counted as they go by; now and then it is said how many they are."""

    def __init__(self, watch: Watch) -> None:
        self.rows, self.watch = 0, watch

    def each[T](self, rows: Iterable[T]) -> Iterator[T]:
        """Yield the rows as they are."""
        for row in rows:
            yield row
            self.rows += 1
            if self.rows % BEAT == 0:
                self.watch(self.rows)


@contextmanager
def _watched(run: ExportRun) -> Iterator[Watch]:
    """Say how far it is, and hear that it must stop, beside the transaction that reads."""
    beside = connection.copy()

    def watch(rows: int) -> None:
        with beside.cursor() as cursor:
            cursor.execute(
                "UPDATE export_run SET rows = %s WHERE id = %s RETURNING is_stop_asked",
                [rows, run.pk],
            )
            if cursor.fetchone() == (True,):
                raise ExportStopped(_("Stopped."))

    try:
        yield watch
    finally:
        beside.close()


def _finish(run: ExportRun, path: Path, state: str) -> None:
    path.with_name(f".{path.name}").unlink(missing_ok=True)
    run.state = state
    run.size = path.stat().st_size if state == ExportRun.State.DONE else None
    facts = {"state": run.state, "size": run.size, "rows": run.rows}
    ExportRun.objects.filter(pk=run.pk).update(**facts, finished_at=Now())
