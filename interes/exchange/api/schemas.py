"""What the API of imports answers."""

from typing import Any, Literal

from pydantic import Field

from interes.ui.api import Wanted
from interes.ui.api.types import Answer, Moment

type ImportState = Literal[
    "draft", "ready", "running", "stopped", "failed", "done", "undoing", "undone"
]


class ImportProblem(Answer):
    """A row that was not taken as it stands, and why."""

    line: int
    how: str
    code: str
    why: str


class ImportFileReport(Answer):
    """What became of the rows of one file; the numbers add up to `rows`."""

    name: str
    kind: str
    thing: str
    system: str
    notes: list[dict[str, Any]]
    rows: int
    made: int
    changed: int
    same: int
    skipped: int
    refused: int
    problems: list[ImportProblem]


class ImportReport(Answer):
    """An import: how far it is and what became of every row."""

    run: int
    state: ImportState
    trouble: str
    ok: bool
    files: list[ImportFileReport]
    totals: dict[str, Any]
    notes: list[dict[str, Any]]


class ImportFacts(Answer):
    """An import in a list."""

    id: int
    at: Moment
    by: int | None
    state: ImportState
    started_at: Moment | None
    finished_at: Moment | None


class ImportsWanted(Wanted):
    """Which imports are wanted."""

    sort: Literal["id", "-id"] = "id"
    state: ImportState | None = Field(None, description="How far they are.")


REPORT = {
    "run": 17,
    "state": "done",
    "trouble": "",
    "ok": False,
    "files": [
        {
            "name": "clients.xlsx",
            "kind": "table",
            "thing": "company",
            "system": "",
            "notes": [{"code": "error_cells", "facts": {"number": 1, "places": "C17"}}],
            "rows": 1024,
            "made": 1010,
            "changed": 9,
            "same": 0,
            "skipped": 2,
            "refused": 3,
            "problems": [
                {"line": 45, "how": "refused", "code": "inn", "why": "This INN has a mistake."}
            ],
        }
    ],
    "totals": {},
    "notes": [],
}
FACTS = {
    "id": 17,
    "at": "2026-11-23T09:00:00Z",
    "by": 3,
    "state": "done",
    "started_at": "2026-11-23T09:01:00Z",
    "finished_at": "2026-11-23T09:02:00Z",
}
