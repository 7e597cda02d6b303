"""Imports for programs: send files, look what they were taken for, run, report, take back."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Query
from ninja.files import UploadedFile

from interes.exchange import actions
from interes.exchange.api import schemas
from interes.exchange.models import ImportRun
from interes.exchange.queries.import_report import report_of
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import Page, Room, answered, one_page, read_filters
from interes.ui.api.types import AskedKey

imports = Room("exchange", "imports")

_REPORT: dict[str, Any] = {"answer": schemas.ImportReport, "example": schemas.REPORT}
_FACTS = ("id", "at", "by_id", "state", "started_at", "finished_at")


@imports.get("/imports", "import", answer=Page[schemas.ImportFacts], example=[schemas.FACTS])
def list_imports(request: HttpRequest, wanted: Query[schemas.ImportsWanted]) -> HttpResponse:
    """List the imports."""
    found = read_filters(request, ImportRun.objects.order_by(), wanted)
    return one_page(request, found.values(*_FACTS), wanted, (Order("id", "id"),), _told)


@imports.post("/imports", "import", status=201, **_REPORT)
def begin_import(request: HttpRequest, file: File[UploadedFile]) -> HttpResponse:
    """Send a file: a table, cards, objects, or a zip with several of them.

    It is kept and recognised; nothing is written into the base until it is started.
    """
    with TemporaryDirectory(prefix="interes-import-") as folder:
        place = Path(folder, "file")
        with place.open("wb") as kept:
            for piece in file.chunks():
                kept.write(piece)
        name = file.name or "file"
        run = actions.begin_import(files=[(name, place)], by=visitor(request), at=timezone.now())
    return answered(request, _report(run.pk), status=201, at=f"{request.path}/{run.pk}")


@imports.get("/imports/{run_id}", "import", **_REPORT)
def read_import(request: HttpRequest, run_id: AskedKey) -> HttpResponse:
    """Read how far an import is and what became of its rows."""
    return answered(request, _report(run_id))


@imports.post("/imports/{run_id}/start", "import", **_REPORT)
def start_import(request: HttpRequest, run_id: AskedKey) -> HttpResponse:
    """Let the worker write what was recognised into the base."""
    actions.start(run_id=run_id, by=visitor(request), at=timezone.now())
    return answered(request, _report(run_id))


@imports.post("/imports/{run_id}/undo", "import", **_REPORT)
def undo_import(request: HttpRequest, run_id: AskedKey) -> HttpResponse:
    """Take the whole import back; what people changed since stays."""
    actions.undo_import(run_id=run_id, by=visitor(request), at=timezone.now())
    return answered(request, _report(run_id))


def _report(run_id: int) -> dict[str, Any]:
    return report_of(run_id).as_dict()


def _told(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name.removesuffix("_id"): value for name, value in row.items()} for row in rows]
