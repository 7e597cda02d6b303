"""Write the tables of the archive into docs/formats/archive.md, below its own words."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interes.config.settings")
django.setup()

from interes.exchange.queries.exporting import archive_tables  # noqa: E402 - settings come first
from interes.exchange.queries.exporting.archive_tables import Kept  # noqa: E402

PAGE = Path(__file__).parents[1] / "docs" / "formats" / "archive.md"
BEGIN = "## The tables\n"
ABOUT = {
    "branch": "Branches of our company.",
    "department": "Departments, each of a branch or of none.",
    "app_user": "People of ours. Passwords and the moment of the last sign-in are not written.",
    "saved_view": "Saved views of lists, own and shared.",
    "list_choice": "Columns and the first view that a person chose for a list.",
    "draft": "Texts that people began and have not sent yet.",
    "source": "Where clients come from.",
    "custom_field": "Fields that the company added; `custom` of records holds the values.",
    "company": "Companies, also removed ones and those merged into another.",
    "site": "Addresses of a company beside the main one.",
    "person": "People at clients.",
    "post": "Who works or worked where and as what.",
    "contact_point": "Phones, e-mails, messengers, websites; compared by `normal`.",
    "relation": "How two companies stand to each other.",
    "double": "Pairs of records that may be one, and what people said of them.",
    "pipeline": "Pipelines.",
    "stage": "Stages of the pipelines.",
    "checklist_item": "Points of the checklists of stages.",
    "refusal_reason": "Reasons of refusal.",
    "rival": "Whom or what we compete with: strengths, weaknesses, how we win.",
    "qualification": "What decides whether a client is worth our time, and what serving costs.",
    "qualification_question": "The questions of a qualification: how asked, what is good.",
    "qualification_answer": "What clients answered to them in a deal, who wrote it and when.",
    "deal_passing": "Offers to work a deal at a stage: from whom, to whom, and the answer.",
    "judgement": "The verdict on a deal as it was given last, with its facts.",
    "situation": "Why clients do not decide yet, and how often we talk meanwhile.",
    "working_hours": "When clients are talked to, by their own clock.",
    "calendar_day": "Days that are worked, or not, otherwise than the country has it.",
    "mailing_mark": "Who is on the mailing list: since when, out of which deal. Not a consent.",
    "deal": "Deals. The law: an open deal has a planned next step.",
    "tick": "Which points of the checklists are done in a deal, by whom and when.",
    "deal_person": "People who take part in a deal: roles, influence, attitude, place on the map.",
    "influence": "Lines between people of one deal: who reports to whom, who moves whose opinion.",
    "flag_norm": "After how many days each flag of a deal is raised, and which are not used.",
    "flag_answer": "What people answered to a flag of a deal, and until when it is silent.",
    "step": "Next steps: planned, done and dropped.",
    "deal_climb": "Each level to which a forgotten deal climbed.",
    "climb_norm": "How fast forgotten deals climb, and who may take them.",
    "notice_choice": "How each person likes to be told of what happens.",
    "stage_move": "Every move of a deal from stage to stage.",
    "closure": "How a deal was won or refused.",
    "argument": "What speaks for us: what to say, to which roles, and whom it alarms.",
    "deal_rival": "Rivals of a deal: how strong, what they offer, and the ending they lost.",
    "activity": "Talks, and the events of deals in the story.",
    "rule": "Rules: when this happens, if that holds, then these acts are done.",
    "occasion": "What happened that rules waited for; `once` marks what the clock brings once.",
    "rule_run": "What rules did, for which record, what was refused and why.",
    "letter": "Letters that rules wrote for sellers to send.",
    "to_do": "To-dos.",
    "promise_kind": "Kinds of promises, and in how many working hours each is kept.",
    "promise_norm": "When we remind of promises, what is a habit, and what is said then.",
    "promise": "What we and they promised: by when, and how it ended.",
    "reference_case": "What we did for clients, told with the name or without it; their consent.",
    "reference_norm": "How often a client may be named before we spare them.",
    "reference_told": "References told in deals: which case, in which words.",
    "remedy": "Talks that were planned with contacts who break promises, or their superiors.",
    "meeting": "Presentations, meetings and demonstrations: the plan, and what came of them.",
    "meeting_guest": "Who comes to a meeting, theirs and ours, and whether they came.",
    "meeting_argument": "Which arguments were chosen for a meeting.",
    "import_run": "Imports.",
    "import_file": "Files of the imports and how their rows ended.",
    "import_row": "What every row became.",
    "imported": "Keys of the old systems, and what was written last into each record.",
    "import_link": "Records that wait for one which has not come yet.",
    "saved_mapping": "Which column means what, kept for the next file.",
    "export_run": "What was taken out, by whom and when.",
    "pghistory_context": "One act: who (`metadata.user`), by what page (`metadata.url`), when.",
}
KINDS = {
    **dict.fromkeys(("CharField", "TextField", "EmailField"), "text"),
    **dict.fromkeys(("JSONField", "PgHistoryJSONField"), "JSON"),
    "DateTimeField": "moment",
    "DateField": "day",
    "DecimalField": "decimal number",
    "BooleanField": "true or false",
    "ArrayField": "list of texts",
    "UUIDField": "UUID",
}
OF_HISTORY = """## History

Only in an archive with history. Each file holds every state that a row of the table ever had. The
columns are those of the table itself, and these:

| column | what it is |
| --- | --- |
| `pgh_id` | number of the state |
| `pgh_created_at` | moment of the change |
| `pgh_label` | `insert`, `update` or `delete` |
| `pgh_obj_id` | number of the row in its table |
| `pgh_context_id` | the act, a UUID of `history/act.jsonl` |
"""
LEFT_OUT = """
- Passwords, and when people last signed in.
- Files on the disk of the server: imported files, finished exports, backups.
- Sessions, jobs of the worker, secrets of the installation.
"""


def main() -> int:
    """Write the page anew."""
    words, _begin, _tables = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(words + BEGIN + "\n" + "\n".join(_page()), encoding="utf-8")
    return 0


def _page() -> Iterator[str]:
    for kept in archive_tables.tables(with_history=False):
        yield from _table(kept)
    acts, *states = archive_tables.history()
    yield OF_HISTORY
    yield from _table(acts)
    yield "### The tables of the history\n"
    yield ", ".join(f"`{kept.file}`" for kept in states) + ".\n"
    yield "## What is not in it\n"
    reasons = [f"- `{label}`: {why}." for label, why in archive_tables.LEFT_OUT.items()]
    yield "\n".join(reasons) + LEFT_OUT


def _table(kept: Kept) -> Iterator[str]:
    yield f"### `{kept.file}`\n"
    yield f"{ABOUT[kept.table]}\n"
    yield "| column | what it is |\n| --- | --- |"
    for field in kept.fields:
        if field.column in kept.columns:
            yield f"| `{field.column}` | {_kind(field)} |"
    yield ""


def _kind(field: Any) -> str:
    if field.is_relation:
        word = f"number of a row of `{field.remote_field.model._meta.db_table}`"
    else:
        word = KINDS.get(type(field).__name__, "number")
    if field.choices:
        word += ": " + ", ".join(f"`{value}`" for value, _label in field.choices)
    return f"{word}, may be empty" if field.null else word


if __name__ == "__main__":
    sys.exit(main())
