"""One import: what was recognised, what would become of it, how far it is, what became of it."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.exchange import actions
from interes.exchange.actions.importing.feed import sheet_of
from interes.exchange.models import ImportFile, ImportRun
from interes.exchange.queries import import_pages as shown
from interes.exchange.queries.import_kept import kept_shown
from interes.exchange.queries.import_meanings import ours_for
from interes.exchange.queries.import_report import progress, report_of
from interes.exchange.queries.import_rows import rows_of
from interes.exchange.queries.import_undoing import reach_of, staying_said
from interes.exchange.queries.refused_rows import refused_rows
from interes.exchange.rules.importing.sheets import Unreadable
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.lists import address
from interes.ui.pages import done, page, refused, requires

State = ImportRun.State
OPEN = frozenset({State.DRAFT, State.READY})
AT_WORK = frozenset({State.RUNNING, State.UNDOING})
LOOKED_AT = 30
# So many rows of each kind are shown before the import; afterwards all of them, page by page.
SOME = 30


@require_safe
@requires("import")
def import_run(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show an import where it stands."""
    run = _run(run_id)
    if run.state in OPEN:
        return _wizard(request, run)
    if run.state in AT_WORK:
        known = {"run": run, "progress": progress(run.pk)}
        return page(request, "exchange/import_progress.html", known, parts=("progress",))
    if request.headers.get("HX-Target", "").endswith("#progress"):
        # It ended while it was watched: the whole page is another one now.
        return HttpResponse(status=204, headers={"HX-Redirect": request.path})
    return _report(request, run)


def _wizard(request: HttpRequest, run: ImportRun) -> HttpResponse:
    files = list(run.files.all())
    ours = ours_for(files)
    known: dict[str, Any] = {
        "run": run,
        "sheets": [shown.sheet_shown(file, _first_rows(file), ours) for file in files],
        "is_ready": run.state == State.READY,
    }
    return page(request, "exchange/import_wizard.html", known)


def _first_rows(file: ImportFile) -> list[tuple[str, ...]]:
    try:
        return [line.cells for line in islice(sheet_of(file).rows(), LOOKED_AT)]
    except (Unreadable, OSError, IndexError):
        # The kept file is gone or not what it was; what was recognised is still shown.
        return []


@require_safe
@requires("import")
def import_preview(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show what would be made, joined, changed and refused; nothing of it stays."""
    run = _run(run_id)
    if run.state != State.READY:
        return refused(
            request, resolve_url("exchange:import", run.pk), _("There is nothing to try.")
        )
    found, trouble = None, ""
    try:
        found = actions.preview(run_id=run.pk, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        trouble = str(refusal)
    known = {
        "run": run,
        "preview": found,
        "trouble": trouble,
        "counts": shown.counts(found.files, ahead=True) if found else [],
        "ends": list(_ends(found.files)) if found else [],
    }
    return page(request, "exchange/import_preview.html", known, parts=("preview",))


def _ends(files: Iterable[Any]) -> Iterable[tuple[str, str, int, list[tuple[str, list[Any]]]]]:
    """Yield each end of rows with its word, its number and its first rows, file by file."""
    every = list(files)
    for end, word, number in shown.counts(every, ahead=True):
        if number:
            fates = [(file.name, [f for f in file.fates if f.how == end][:SOME]) for file in every]
            some = [(name, shown.rows_shown(f, with_links=False)) for name, f in fates if f]
            yield end, word, number, some


def _report(request: HttpRequest, run: ImportRun) -> HttpResponse:
    report, at = report_of(run.pk), address(request)
    file = next((f for f in report.files if f.id == key_in(at.get("file"))), None)
    how = at.get("how") if at.get("how") in shown.ENDS else ""
    fates = rows_of(file.id, how=how, after=key_in(at.get("after")) or 0) if file else None
    known = {
        "run": run,
        "report": report,
        "counts": shown.counts(report.files),
        "at": at,
        "file": file,
        "how": how,
        "rows": shown.rows_shown(fates.rows, with_links=True) if fates else [],
        "forward": at.with_(after=fates.forward) if fates and fates.forward else "",
        "kept": kept_shown(run.undone.get("kept", ())),
        "stay": staying_said(run.undone.get("stay", 0)),
        "may_resume": run.state in {State.STOPPED, State.FAILED},
        "may_undo": run.state in {State.DONE, State.STOPPED, State.FAILED},
    }
    return page(request, "exchange/import.html", known, parts=("rows",))


@require_POST
@requires("import")
def change_columns(request: HttpRequest, run_id: int, file_id: int) -> HttpResponse:
    """Take what a person chose for the columns of a sheet."""
    file = get_object_or_404(ImportFile, pk=file_id, run=run_id)
    targets = {
        place: request.POST[f"column_{place}"]
        for place in range(len(file.columns))
        if f"column_{place}" in request.POST
    }
    settings: dict[str, Any] = {
        kind: {
            word: request.POST[f"{kind}_{place}"]
            for place, (word, _number) in enumerate(file.words.get(kind, ()))
            if f"{kind}_{place}" in request.POST
        }
        for kind in ("stages", "people")
    }
    if currency := request.POST.get("currency", "").strip().upper():
        settings["currency"] = currency[:3]
    if request.POST.get("day_first") in {"yes", "no"}:
        settings["day_first"] = request.POST["day_first"] == "yes"

    def choose(**who: Any) -> Any:
        del who["at"], who["run_id"]
        thing = request.POST.get("thing", "")
        actions.change_mapping(
            file_id=file.pk, targets=targets, thing=thing, settings=settings, **who
        )
        if name := request.POST.get("save_as", "").strip():
            actions.save_mapping(file_id=file.pk, name=name, at=timezone.now(), **who)

    return _do(request, run_id, choose)


@require_POST
@requires("import")
def start(request: HttpRequest, run_id: int) -> HttpResponse:
    """Begin to write."""
    return _do(request, run_id, actions.start)


@require_POST
@requires("import")
def stop(request: HttpRequest, run_id: int) -> HttpResponse:
    """Stop after the rows that are being written."""

    def halt(*, run_id: int, by: Any, at: Any) -> Any:
        del at
        return actions.stop(run_id=run_id, by=by)

    return _do(request, run_id, halt)


@require_POST
@requires("import")
def resume(request: HttpRequest, run_id: int) -> HttpResponse:
    """Carry on where it stopped."""
    return _do(request, run_id, actions.resume)


@require_http_methods(["GET", "POST"])
@requires("import")
def undo(request: HttpRequest, run_id: int) -> HttpResponse:
    """Ask once, saying how much would go; then take all of it back."""
    if request.method == "GET":
        known = {"run": _run(run_id), "reach": reach_of(run_id)}
        return page(request, "exchange/import_undo.html", known, parts=("dialog_body",))
    return _do(request, run_id, actions.undo_import)


def _do(request: HttpRequest, run_id: int, act: Callable[..., Any]) -> HttpResponse:
    run = _run(run_id)
    here = resolve_url("exchange:import", run.pk)
    try:
        act(run_id=run.pk, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, here, str(refusal))
    return done(request, here)


@require_safe
@requires("import")
def import_refused(request: HttpRequest, run_id: int, order: int) -> HttpResponseBase:
    """Give the refused rows of one file back as a file to mend and bring again."""
    del request
    file = get_object_or_404(ImportFile, run=run_id, order=order, refused__gt=0)
    return FileResponse(
        refused_rows(file),
        as_attachment=True,
        filename=f"refused-{run_id}-{order + 1}.csv",
        content_type="text/csv; charset=utf-8",
    )


def _run(run_id: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.select_related("by"), pk=run_id)
