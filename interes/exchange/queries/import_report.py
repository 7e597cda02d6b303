"""What became of an import: how far it is, what every file became, what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from interes.exchange.models import ImportFile, ImportRow, ImportRun
from interes.exchange.queries import import_wording as wording
from interes.exchange.queries.import_lines import problem_lines

ENDS = ("made", "changed", "same", "skipped", "refused")
MOST_PROBLEMS = 1000


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

    id: int
    name: str
    kind: str
    thing: str
    encoding: str
    columns: tuple[str, ...]
    position: int
    rows: int
    made: int
    changed: int
    same: int
    skipped: int
    refused: int
    problems: tuple[RowProblem, ...]
    reading: tuple[Mapping[str, Any], ...] = ()
    system: str = ""
    with_problem: int = 0

    @property
    def title(self) -> str:
        """Return the name of the file with what it holds."""
        return f"{self.name}: {wording.holds(self.thing, self.kind)}"

    @property
    def refused_rows(self) -> list[RowProblem]:
        """Return the rows to mend and bring again."""
        return [problem for problem in self.problems if problem.how == "refused"]

    @property
    def ends(self) -> list[tuple[str, int]]:
        """Return every way rows ended that any row did, with how many."""
        return [(end, getattr(self, end)) for end in ENDS if getattr(self, end)]

    @property
    def notes(self) -> list[str]:
        """Return what is worth knowing of how the file was read."""
        return wording.notes_of_sheet(self.reading)

    @property
    def remark(self) -> str:
        """Say why a file as a whole was skipped."""
        if self.thing == "product":
            return _("Products are kept as text in deals, written as this list writes them.")
        return "" if self.thing else wording.skipped(self.kind)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One run: its files, what the deals add up to, and what was decided along the way."""

    id: int
    at: datetime
    by: str
    state: str
    state_said: str
    trouble: str
    started_at: datetime | None
    finished_at: datetime | None
    undone_at: datetime | None
    undone: Mapping[str, Any]
    files: tuple[FileReport, ...]
    totals: Mapping[str, Any]
    notes: tuple[Mapping[str, Any], ...]

    @property
    def ok(self) -> bool:
        """Tell whether it was done and no row was refused."""
        is_done = self.state == ImportRun.State.DONE
        return is_done and not any(file.refused for file in self.files)

    @property
    def sentences(self) -> list[str]:
        """Return what the deals add up to and what was decided, for people."""
        trouble = [self.trouble] if self.trouble else []
        decided = [wording.note(n["code"], n["about"], n["times"]) for n in self.notes]
        return [*trouble, *wording.sums(self.totals), *decided]

    def lines(self) -> list[str]:
        """Return the whole report as lines of text."""
        return [line for file in self.files for line in _file_lines(self.id, file)] + self.sentences

    def as_dict(self) -> dict[str, Any]:
        """Return the report for programs: numbers and codes, no sentences but the reasons."""
        return {
            "run": self.id,
            "state": self.state,
            "trouble": self.trouble,
            "ok": self.ok,
            "files": [_file_dict(file) for file in self.files],
            "totals": dict(self.totals),
            "notes": [dict(note) for note in self.notes],
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: rows done of all, and how many of them were refused."""

    state: str
    done: int
    rows: int
    refused: int
    is_stop_asked: bool
    trouble: str = ""

    @property
    def share(self) -> int:
        """Return how much of a hundred is done; all of it only when it is."""
        if not self.rows:
            return 0
        return min(100 * self.done // self.rows, 100 if self.is_over else 99)

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is being written any more."""
        return self.state not in {ImportRun.State.RUNNING, ImportRun.State.UNDOING}


def progress(run_id: int) -> Progress:
    """Return how far a run is; raises ImportRun.DoesNotExist."""
    run = ImportRun.objects.get(pk=run_id)
    sums = run.files.aggregate(Sum("position"), Sum("rows"), Sum("refused"))
    return Progress(
        state=run.state,
        done=sums["position__sum"] or 0,
        rows=sums["rows__sum"] or 0,
        refused=sums["refused__sum"] or 0,
        is_stop_asked=run.is_stop_asked,
        trouble=run.trouble,
    )


def report_of(run_id: int) -> ImportReport:
    """Return the report of a run; raises ImportRun.DoesNotExist."""
    return _report(_runs().get(pk=run_id))


def latest_reports(limit: int = 20) -> list[ImportReport]:
    """Return the reports of the last runs, newest first; problems are not told."""
    return [_report(run, 0) for run in _runs().order_by("-at", "-id")[:limit]]


def silent_runs(*, before: datetime) -> QuerySet[ImportRun]:
    """Return runs at work that have not written anything since."""
    at_work = (ImportRun.State.RUNNING, ImportRun.State.UNDOING)
    return ImportRun.objects.filter(state__in=at_work, beat_at__lt=before)


def _runs() -> Any:
    return ImportRun.objects.select_related("by").prefetch_related("files")


def _report(run: ImportRun, most: int = MOST_PROBLEMS) -> ImportReport:
    return ImportReport(
        id=run.pk,
        at=run.at,
        by=run.by.name if run.by else "",
        state=run.state,
        state_said=str(run.get_state_display()),
        trouble=run.trouble,
        started_at=run.started_at,
        finished_at=run.finished_at,
        undone_at=run.undone_at,
        undone=run.undone,
        files=tuple(_file(file, most) for file in run.files.all()),
        totals=run.totals,
        notes=tuple(run.notes),
    )


def _file(file: ImportFile, most: int) -> FileReport:
    problems = tuple(_problems(file, most)) if most else ()
    return FileReport(
        id=file.pk,
        name=str(file),
        kind=file.kind,
        thing=file.thing,
        encoding=file.encoding,
        columns=tuple(file.columns),
        position=file.position,
        rows=file.rows,
        **{end: getattr(file, end) for end in ENDS},
        problems=problems,
        reading=tuple(file.notes),
        system=wording.system(file.mapping.get("system", "")),
        with_problem=len(problems) if len(problems) < most else _with_problem(file, most),
    )


def _problems(file: ImportFile, most: int) -> Iterable[RowProblem]:
    rows = ImportRow.objects.filter(file=file).exclude(code="").order_by("line")[:most]
    for line, how, code, facts, cells in rows.values_list("line", "how", "code", "facts", "cells"):
        yield RowProblem(line, how, code, wording.row_problem(code, facts), tuple(cells or ()))


def _with_problem(file: ImportFile, most: int) -> int:
    """Count the rows that were not taken as they stand; only the first are told one by one."""
    return ImportRow.objects.filter(file=file).exclude(code="").count() if most else 0


def _file_lines(run_id: int, file: FileReport) -> Iterable[str]:
    counts = [wording.end(end, number) for end, number in file.ends]
    yield f"{file.title}: {wording.rows(file.rows)}"
    yield "  " + (", ".join(counts) or _("no rows"))
    for remark in filter(None, (file.remark, *file.notes)):
        yield f"  {remark}"
    problems = [(problem.line, problem.why) for problem in file.problems]
    yield from problem_lines(run_id, problems, file.with_problem)


def _file_dict(file: FileReport) -> dict[str, Any]:
    return {
        "name": file.name,
        "kind": file.kind,
        "thing": file.thing,
        "system": file.system,
        "notes": [*map(dict, file.reading)],
        "rows": file.rows,
        **{end: getattr(file, end) for end in ENDS},
        "problems": [
            {"line": p.line, "how": p.how, "code": p.code, "why": p.why} for p in file.problems
        ],
    }
