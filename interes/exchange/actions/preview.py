"""Try an import: the very same work, looked at and rolled back."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from interes.exchange.actions.importing import running
from interes.exchange.actions.importing.feed import chunks
from interes.exchange.models import ImportFile, ImportRow, ImportRun
from interes.exchange.queries import import_wording as wording
from interes.exchange.queries.import_lines import problem_lines
from interes.exchange.queries.import_report import ENDS
from interes.exchange.queries.import_rows import RowFate, rows_of
from interes.team.actions import ensure
from interes.team.models import User

MOST = 2000
SOME = 1000


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What would become of the first rows of one file; all of them if `is_whole`."""

    id: int
    name: str
    thing: str
    rows: int
    tried: int
    made: int
    changed: int
    same: int
    skipped: int
    refused: int
    fates: list[RowFate] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: int = 0

    @property
    def is_whole(self) -> bool:
        """Tell whether every row was tried."""
        return self.tried == self.rows


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do."""

    run_id: int
    files: list[FilePreview]
    sentences: list[str]

    @property
    def is_whole(self) -> bool:
        """Tell whether every row of every file was tried."""
        return all(file.is_whole for file in self.files)

    def lines(self) -> list[str]:
        """Return it as lines of text."""
        return [line for file in self.files for line in _lines(self.run_id, file)] + self.sentences

    def as_dict(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            "run": self.run_id,
            "is_whole": self.is_whole,
            "files": [asdict(f) for f in self.files],
        }


def preview(*, run_id: int, by: User | None, at: datetime) -> Preview:
    """Return what would be made, joined, changed and refused; nothing of it stays.

    A file of up to 2,000 rows is tried whole, of a larger one the first 1,000 rows.
    Raises NotAllowed.
    """
    ensure(by, "import")
    del at
    run = ImportRun.objects.get(pk=run_id)
    files = running.in_order(run)
    with transaction.atomic(), running.signed(run):
        running.wait_for_others()
        run.save(update_fields=["state"])
        for file in files:
            _try(run, file)
        found = Preview(run.pk, [_seen(file) for file in files], _sentences(run))
        transaction.set_rollback(True)
    return found


def _lines(run_id: int, file: FilePreview) -> list[str]:
    ends = [(end, getattr(file, end)) for end in ENDS]
    counts = [wording.end(end, number, ahead=True) for end, number in ends if number]
    problems = [(fate.line, fate.why) for fate in file.fates if fate.code]
    return [
        f"{file.name}: {wording.rows(file.rows)}",
        "  " + (", ".join(counts) or _("no rows")),
        *(f"  {note}" for note in file.notes),
        *problem_lines(run_id, problems, file.problems),
    ]


def _try(run: ImportRun, file: ImportFile) -> None:
    if not file.thing:
        return
    most = None if file.rows <= MOST else SOME
    for rows in chunks(file, run, most=most):
        running.write(run, file, rows)


def _seen(file: ImportFile) -> FilePreview:
    return FilePreview(
        id=file.pk,
        name=str(file),
        thing=file.thing,
        rows=file.rows,
        tried=file.position if file.thing else file.rows,
        made=file.made,
        changed=file.changed,
        same=file.same,
        skipped=file.skipped if file.thing else file.rows,
        refused=file.refused,
        fates=list(rows_of(file.pk, size=MOST).rows),
        notes=wording.notes_of_sheet(file.notes),
        problems=ImportRow.objects.filter(file=file).exclude(code="").count(),
    )


def _sentences(run: ImportRun) -> list[str]:
    return [wording.note(one["code"], one["about"], one["times"]) for one in run.notes]
