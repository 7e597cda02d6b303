"""Bring files in, and see the earlier imports."""

from collections.abc import Sequence
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interes.exchange import actions
from interes.exchange.actions import exporting
from interes.exchange.queries.import_report import latest_reports
from interes.exchange.web import samples
from interes.exchange.web.uploads import FilesForm, laid_out
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.forms import explain
from interes.ui.pages import done, page, requires


@requires("import")
def imports(request: HttpRequest) -> HttpResponse:
    """Show the earlier imports; when files are sent, say what they hold."""
    entry = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    if entry.is_valid():
        try:
            with laid_out(entry.cleaned_data["chosen"]) as files:
                _refuse_archives(files)
                run = actions.begin_import(files=files, by=visitor(request), at=timezone.now())
        except Refusal as refusal:
            explain(entry, refusal)
        else:
            return done(request, resolve_url("exchange:import", run.pk))
    known = {"entry": entry, "reports": latest_reports()}
    return page(request, "exchange/imports.html", known, status=422 if entry.errors else 200)


class WholeBase(Refusal):
    """An archive of a whole base is no file of clients."""


def _refuse_archives(files: Sequence[tuple[str, Path]]) -> None:
    """Say of an archive how it is brought back: it replaces everything, so not from a page."""
    for name, path in files:
        if exporting.is_archive(path):
            sentence = _(
                "%(file)s is an archive of a whole base. It comes back into an empty base, on the"
                " server: interes import %(file)s"
            )
            raise WholeBase(sentence % {"file": name}, field="chosen")


@require_safe
@requires("import")
def sample(request: HttpRequest, language: str) -> HttpResponseBase:
    """Give a small file that shows what a list of clients may look like."""
    return samples.sample(request, language)
