"""Take lists and records out as files, and see what was taken out by whom."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interes.clients import queries as clients
from interes.exchange import tasks
from interes.exchange.actions import exporting
from interes.exchange.models import ExportRun
from interes.exchange.queries.exporting import cards, journal
from interes.exchange.rules.exporting import Card, cards_text
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import block, done, page, refused, requires

# What belongs to the page and not to the list.
PASSING = ("after", "open", "deal")


@require_safe
@requires("exports.see")
def export_list(request: HttpRequest, listed: str, form: str) -> HttpResponseBase:
    """Give a list as a file: at once, or by the worker if it is long."""
    query = request.GET.copy()
    for name in PASSING:
        query.pop(name, None)
    try:
        run = exporting.begin_export(
            what=listed,
            form=form,
            query=query.urlencode(),
            language=_language(request),
            by=visitor(request),
            at=timezone.now(),
        )
    except exporting.NoSuchExport as unknown:
        raise Http404 from unknown
    except Refusal as refusal:
        return refused(request, resolve_url("exchange:exports"), str(refusal))
    return _by_worker(run) if run.total is None or run.total > exporting.AT_ONCE else _at_once(run)


def _by_worker(run: ExportRun) -> HttpResponse:
    if run.state == ExportRun.State.WAITING and not run.rows:
        tasks.write_export.defer(run_id=run.pk)
    return redirect("exchange:export", run.pk)


def _at_once(run: ExportRun) -> HttpResponseBase:
    made = exporting.write_export(run_id=run.pk)
    return _file(made, exporting.hand_over(run=made))


def _file(run: ExportRun, file: Any) -> FileResponse:
    suffix = exporting.file_of(run).suffix
    name = get_valid_filename(f"{journal.title_of(run)} {timezone.localdate(run.at)}")
    return FileResponse(file, as_attachment=True, filename=f"{name}{suffix}")


@require_safe
@requires("exports.see")
def exports(request: HttpRequest) -> HttpResponse:
    """List one's own exports; administrators may look at everybody's."""
    by = visitor(request)
    everybody = request.GET.get("whose") == "all" and _is_judge(request)
    known = {
        "exports": journal.exports_of(by, everybody=everybody),
        "everybody": everybody,
        "is_judge": _is_judge(request),
    }
    return page(request, "exchange/exports.html", known)


@require_safe
@requires("exports.see")
def export(request: HttpRequest, export_id: int) -> HttpResponse:
    """Show how far a file is, and give it when it is made."""
    run = _run(request, export_id)
    known = {"one": journal.export_line(run), "is_mine": run.by_id == visitor(request).pk}
    return page(request, "exchange/export.html", known, parts=("progress",))


@require_safe
@requires("exports.see")
def export_file(request: HttpRequest, export_id: int) -> HttpResponseBase:
    """Give the file to the one who asked for it, as long as it is kept."""
    run = get_object_or_404(ExportRun, pk=export_id, by=visitor(request), size__isnull=False)
    path = exporting.file_of(run)
    if not path.exists():
        raise Http404
    return _file(run, path.open("rb"))


@require_POST
@requires("exports.see")
def stop(request: HttpRequest, export_id: int) -> HttpResponse:
    """Stop the making of a file."""
    run = _run(request, export_id)
    exporting.stop_export(run_id=run.pk, by=visitor(request))
    return done(request, resolve_url("exchange:export", run.pk))


@require_POST
@requires("exports.all")
def seen(request: HttpRequest, export_id: int) -> HttpResponse:
    """Note that an unusual export was looked at."""
    run = _run(request, export_id)
    exporting.see_export(run_id=run.pk, by=visitor(request))
    return done(request, f"{resolve_url('exchange:exports')}?whose=all", _("Noted."))


def unusual(request: HttpRequest, _subject: int) -> str:
    """Draw for administrators what was taken out in unusual numbers and nobody has seen yet."""
    found = journal.unusual_exports() if _is_judge(request) else ()
    return block(request, "exchange/unusual.html", "unusual", {"unusual": found}) if found else ""


@requires("archive")
def archive(request: HttpRequest) -> HttpResponse:
    """Say what an archive of the whole base is, and begin one."""
    if request.method != "POST":
        return page(request, "exchange/archive.html", {})
    run = exporting.begin_export(
        what="archive",
        form=ExportRun.Form.ARCHIVE,
        query="history=1" if request.POST.get("history") else "",
        language=_language(request),
        by=visitor(request),
        at=timezone.now(),
    )
    _by_worker(run)
    return done(request, resolve_url("exchange:export", run.pk))


@require_safe
@requires("clients.export")
def person_card(request: HttpRequest, person_id: int) -> HttpResponseBase:
    """Give the address card of a person."""
    by = visitor(request)
    person = get_object_or_404(clients.people_seen_by(by), pk=person_id)
    [card] = cards.people_cards([person])
    return _card(request, by, ("person", person.pk, person.name), card)


@require_safe
@requires("clients.export")
def company_card(request: HttpRequest, company_id: int) -> HttpResponseBase:
    """Give the address card of a company."""
    by = visitor(request)
    company = get_object_or_404(clients.seen_by(by), pk=company_id)
    [card] = cards.company_cards([company])
    return _card(request, by, ("company", company.pk, company.name), card)


def _card(
    request: HttpRequest, by: User, whose: tuple[str, int, str], card: Card
) -> HttpResponseBase:
    what, key, name = whose
    language = _language(request)
    exporting.note_card(what=what, record=key, by=by, language=language, at=timezone.now())
    text = "".join(cards_text([card], "3.0" if request.GET.get("version") == "3" else "4.0"))
    return FileResponse(
        iter([text.encode()]),
        as_attachment=True,
        filename=f"{get_valid_filename(name) or what}.vcf",
        content_type="text/vcard; charset=utf-8",
    )


def _run(request: HttpRequest, key: int) -> ExportRun:
    return get_object_or_404(journal.export_seen_by(visitor(request)), pk=key)


def _is_judge(request: HttpRequest) -> bool:
    return bool(getattr(request, "may", lambda _verb: False)("exports.all"))


def _language(request: HttpRequest) -> str:
    return str(getattr(request, "LANGUAGE_CODE", "ru"))[:2]
