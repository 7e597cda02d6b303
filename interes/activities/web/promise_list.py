"""The list of promises as views, columns, bulk acts and files know it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interes.activities import queries
from interes.activities.models import Promise
from interes.activities.web import promise_bulk
from interes.activities.web.beside import lines_beside
from interes.activities.web.promise_fields import FIELDS
from interes.foundation.attributes import Attribute
from interes.foundation.keyset import Order
from interes.team.models import User
from interes.team.queries import reader
from interes.ui import formats, lists
from interes.ui.lists import Address, Cell, Line

FILTERS = ("q", "owner", "side", "when", "state")
PLANNED = (Order("due", "due_at"),)
ENDED = (Order("ended", "ended_at", descending=True),)
TONES = {"kept": "won", "late": "today", "broken": "late", "dropped": "muted", "open": "open"}


def told(query: QueryDict) -> dict[str, str]:
    """Return what the quick filters say; at first everyone sees what is theirs to keep or ask."""
    said = {name: query.get(name, "").strip()[:100] for name in FILTERS}
    return said | {"owner": said["owner"] or "mine"}


def found(user: User, query: QueryDict) -> Any:
    """Return every promise that an address means; raises Unreadable."""
    now = timezone.localtime()
    where = query.get("where", "")
    return queries.wanted_promises(user, told(query), now, where, reader(user, now))


def lines(rows: Sequence[dict[str, Any]], columns: Sequence[Attribute], at: Address) -> list[Line]:
    """Write promises out as the list shows them."""
    words = lists.words_of(columns, queries.promise_fields())
    return lines_beside(
        rows,
        at,
        name=lambda row: row["text"],
        note=_note,
        cells=lambda row: [_dressed(cell, row) for cell in lists.cells(row, columns, words)],
        edited_at="activities:promise_field",
    )


def _note(row: dict[str, Any]) -> str:
    """Return what a phone shows beneath the words: when it is due and between whom."""
    due = formats.term(timezone.localtime(row["due_at"])) if row["state"] == "open" else None
    side = str(Promise.Side(row["side"]).label)
    said = [side, str(due) if due else "", row["company_name"] or row["deal_title"]]
    return " · ".join(filter(None, said))


def _dressed(cell: Cell, row: dict[str, Any]) -> Cell:
    if cell.name == "due_at" and row["state"] == "open":
        return Cell(cell.name, cell.text, "term", timezone.localtime(row["due_at"]))
    if cell.name == "state":
        return Cell(cell.name, cell.text, "state", TONES[row["state"]])
    return cell


LIST = lists.ListOf(
    name="promises",
    label=_("Promises"),
    url_name="activities:promises",
    verb="activities.see",
    fields=queries.promise_fields,
    found=found,
    rows=queries.promise_rows,
    lines=lines,
    orders=PLANNED,
    usual=("text", "side", "kind", "company", "person", "due_at", "owner"),
    sorts={"due_at": "due", "ended_at": "ended"},
    edits=frozenset(FIELDS) - {"text"},
    acts=promise_bulk.ACTS,
    examples=(
        (_("Ours that are late"), "side.is(ours),due_at.older(0)"),
        (_("Prices and stock"), "kind.in(1,2)"),
        (_("More time was asked for"), "times_moved.gte(1)"),
        (_("Of my department"), "owner.is(my_department)"),
    ),
)
LIST_ENDED = replace(
    LIST,
    name="ended_promises",
    label=_("Promises ended"),
    orders=ENDED,
    usual=("text", "side", "state", "company", "person", "ended_at", "owner"),
    edits=frozenset(),
    acts=promise_bulk.ACTS_ENDED,
    examples=(
        (_("Not kept in time"), "breached_at.filled()"),
        (_("Ended in the last 7 days"), "ended_at.is(last_7_days)"),
    ),
)
