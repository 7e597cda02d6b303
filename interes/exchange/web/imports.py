"""Bring files in, and read what became of every row."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interes.exchange import actions
from interes.exchange.models import ImportRun
from interes.exchange.queries.import_report import ImportReport, latest_reports, report_of
from interes.exchange.queries.import_wording import UNDERSTOOD
from interes.exchange.queries.refused_rows import refused_rows
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.forms import explain
from interes.ui.pages import done, page, requires

SHOWN_PROBLEMS = 100

type Sent = UploadedFile[Any]


class Files(forms.FileField):
    """Several files chosen at once."""

    def __init__(self, **options: Any) -> None:
        """Draw an input that takes several files."""
        widget = forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"})
        widget.allow_multiple_selected = True
        super().__init__(widget=widget, **options)
        widget.attrs["multiple"] = True

    def clean(self, data: Any, initial: Any = None) -> list[Sent]:
        """Check every file; an empty one is refused by name later, with what to do."""
        chosen = data if isinstance(data, list | tuple) else [data] if data else []
        if not chosen:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [forms.FileField.clean(self, one, initial) for one in chosen]


class FilesForm(forms.Form):
    """Which files to bring in."""

    chosen = Files(
        label=gettext_lazy("Files"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose at least one file.")},
    )


@requires("import")
def imports(request: HttpRequest) -> HttpResponse:
    """Show the earlier imports; when files are sent, bring them in."""
    entry = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    if entry.is_valid():
        try:
            report = _bring(entry.cleaned_data["chosen"], visitor(request), timezone.now())
        except Refusal as refusal:
            explain(entry, refusal)
        else:
            return done(request, resolve_url("exchange:import", report.id), _("The files are in."))
    known = {"entry": entry, "reports": latest_reports(), "understood": UNDERSTOOD}
    return page(request, "exchange/imports.html", known, status=422 if entry.errors else 200)


@requires("import")
def import_run(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show what became of the rows of one import."""
    known = {"report": _report_or_404(run_id), "most": SHOWN_PROBLEMS}
    return page(request, "exchange/import.html", known)


@requires("import")
def import_refused(request: HttpRequest, run_id: int, order: int) -> HttpResponse:
    """Give the refused rows of one file back as a file to mend and bring again."""
    del request
    files = _report_or_404(run_id).files
    if order >= len(files) or not files[order].refused_rows:
        raise Http404
    response = HttpResponse(refused_rows(files[order]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="refused-{run_id}-{order + 1}.csv"'
    return response


def _bring(files: list[Sent], by: User, at: datetime) -> ImportReport:
    """Lay the files into a folder for as long as they are read, two of one name apart."""
    with TemporaryDirectory(prefix="interes-import-") as folder:
        paths = []
        for number, file in enumerate(files):
            paths.append(Path(folder, str(number), file.name or "file"))
            paths[-1].parent.mkdir()
            with paths[-1].open("wb") as kept:
                kept.writelines(file.chunks())
        return actions.import_files(paths=paths, by=by, at=at)


def _report_or_404(run_id: int) -> ImportReport:
    try:
        return report_of(run_id)
    except ImportRun.DoesNotExist as missing:
        raise Http404 from missing
