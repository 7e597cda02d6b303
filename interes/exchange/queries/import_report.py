"""What became of the rows of an import."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from interes.exchange.models import ImportFile, ImportRun
from interes.exchange.queries import import_wording as wording

ENDS = ("made", "changed", "same", "skipped", "refused")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that was not taken as it stands: its line, how it ended and why."""

    line: int
    how: str
    code: str
    why: str
    cells: tuple[str, ...]

    @property
    def ended(self) -> str:
        """Return how the row ended, as a word."""
        return str(wording.ENDED[self.how])


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: what it holds, and how many of its rows ended how."""

    name: str
    kind: str
    columns: tuple[str, ...]
    rows: int
    made: int
    changed: int
    same: int
    skipped: int
    refused: int
    problems: tuple[RowProblem, ...]

    @property
    def title(self) -> str:
        """Return the name of the file with what it holds."""
        return f"{self.name}: {wording.kind(self.kind)}"

    @property
    def refused_rows(self) -> list[RowProblem]:
        """Return the rows to mend and bring again."""
        return [problem for problem in self.problems if problem.how == "refused"]

    @property
    def ends(self) -> list[tuple[str, int]]:
        """Return every way rows ended that any row did, with how many."""
        return [(end, getattr(self, end)) for end in ENDS if getattr(self, end)]

    @property
    def remark(self) -> str:
        """Say why a file as a whole was skipped."""
        if self.kind == "dictionary":
            return _("It describes the columns of the other files; there is nothing to import.")
        if self.kind == "opportunities.products":
            return _("Products are kept as text in deals, written as this list writes them.")
        return ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One run: its files, what the deals add up to, and what was decided along the way."""

    id: int
    at: datetime
    by: str
    files: tuple[FileReport, ...]
    totals: Mapping[str, Any]
    notes: tuple[Mapping[str, Any], ...]

    @property
    def ok(self) -> bool:
        """Tell whether no row was refused."""
        return not any(file.refused for file in self.files)

    @property
    def sentences(self) -> list[str]:
        """Return what the deals add up to and what was decided, for people."""
        decided = [wording.note(n["code"], n["about"], n["times"]) for n in self.notes]
        return [*wording.sums(self.totals), *decided]

    def lines(self) -> list[str]:
        """Return the whole report as lines of text."""
        return [line for file in self.files for line in _file_lines(file)] + self.sentences

    def as_dict(self) -> dict[str, Any]:
        """Return the report for programs: numbers and codes, no sentences but the reasons."""
        return {
            "run": self.id,
            "ok": self.ok,
            "files": [_file_dict(file) for file in self.files],
            "totals": dict(self.totals),
            "notes": [dict(note) for note in self.notes],
        }


def report_of(run_id: int) -> ImportReport:
    """Return the report of a run; raises ImportRun.DoesNotExist."""
    return _report(_runs().get(pk=run_id))


def latest_reports(limit: int = 20) -> list[ImportReport]:
    """Return the reports of the last runs, newest first."""
    return [_report(run) for run in _runs().order_by("-at", "-id")[:limit]]


def _runs() -> Any:
    return ImportRun.objects.select_related("by").prefetch_related("files")


def _report(run: ImportRun) -> ImportReport:
    return ImportReport(
        id=run.pk,
        at=run.at,
        by=run.by.name if run.by else "",
        files=tuple(_file(file) for file in run.files.all()),
        totals=run.totals,
        notes=tuple(run.notes),
    )


def _file(file: ImportFile) -> FileReport:
    return FileReport(
        name=file.name,
        kind=file.kind,
        columns=tuple(file.columns),
        rows=file.rows,
        **{end: getattr(file, end) for end in ENDS},
        problems=tuple(_problem(problem) for problem in file.problems),
    )


def _problem(kept: Mapping[str, Any]) -> RowProblem:
    return RowProblem(
        line=kept["line"],
        how=kept["how"],
        code=kept["code"],
        why=wording.row_problem(kept["code"], kept["facts"]),
        cells=tuple(kept["cells"]),
    )


def _file_lines(file: FileReport) -> Iterable[str]:
    counts = [wording.end(end, number) for end, number in file.ends]
    yield f"{file.title}: {wording.rows(file.rows)}"
    yield "  " + (", ".join(counts) or _("no rows"))
    if file.remark:
        yield f"  {file.remark}"
    for problem in file.problems:
        yield "  " + _("line %(line)s: %(why)s") % {"line": problem.line, "why": problem.why}


def _file_dict(file: FileReport) -> dict[str, Any]:
    return {
        "name": file.name,
        "kind": file.kind,
        "rows": file.rows,
        **{end: getattr(file, end) for end in ENDS},
        "problems": [
            {"line": p.line, "how": p.how, "code": p.code, "why": p.why} for p in file.problems
        ],
    }
