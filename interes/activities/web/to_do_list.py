"""The list of to-dos as views, columns, bulk acts and files know it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interes.activities import queries
from interes.activities.web import to_do_bulk
from interes.activities.web.beside import lines_beside
from interes.activities.web.to_do_fields import FIELDS
from interes.deals.queries import due_of
from interes.foundation.attributes import Attribute
from interes.foundation.keyset import Order
from interes.team.models import User
from interes.team.queries import reader
from interes.ui import formats, lists
from interes.ui.lists import Address, Cell, Line

FILTERS = ("q", "owner", "when", "state")
PLANNED = (Order("due", "due_at"),)
DONE = (Order("done", "done_at", descending=True),)


def told(query: QueryDict) -> dict[str, str]:
    """Return what the quick filters say; at first everyone sees their own to-dos."""
    said = {name: query.get(name, "").strip()[:100] for name in FILTERS}
    return said | {"owner": said["owner"] or "mine"}


def found(user: User, query: QueryDict) -> Any:
    """Return every to-do that an address means; raises Unreadable."""
    now = timezone.localtime()
    where = query.get("where", "")
    return queries.wanted_to_dos(user, told(query), now, where, reader(user, now))


def lines(rows: Sequence[dict[str, Any]], columns: Sequence[Attribute], at: Address) -> list[Line]:
    """Write to-dos out as the list shows them."""
    words = lists.words_of(columns, queries.to_do_fields())
    return lines_beside(
        rows,
        at,
        name=lambda row: row["text"],
        note=_note,
        cells=lambda row: [_dressed(cell, row) for cell in lists.cells(row, columns, words)],
        edited_at="activities:to_do_field",
    )


def _note(row: dict[str, Any]) -> str:
    """Return what a phone shows beneath the words: when it is due and whom it is about."""
    due = due_of(row["due_at"], has_time=row["has_time"]) if row["done_at"] is None else None
    said = [str(formats.due(due)) if due else "", row["company_name"] or row["deal_title"]]
    return " · ".join(filter(None, said))


def _dressed(cell: Cell, row: dict[str, Any]) -> Cell:
    if cell.name == "due_at" and row["done_at"] is None:
        due = due_of(row["due_at"], has_time=row["has_time"])
        return Cell(cell.name, cell.text, "due", due)
    return cell


LIST = lists.ListOf(
    name="to_dos",
    label=_("To-dos"),
    url_name="activities:to_dos",
    verb="activities.see",
    fields=queries.to_do_fields,
    found=found,
    rows=queries.to_do_rows,
    lines=lines,
    orders=PLANNED,
    usual=("text", "company", "person", "due_at", "deal", "owner"),
    sorts={"due_at": "due", "done_at": "done"},
    edits=frozenset(FIELDS) - {"text"},
    acts=to_do_bulk.ACTS,
    examples=(
        (_("Late by more than a week"), "due_at.older(7)"),
        (_("Of this week"), "due_at.is(this_week)"),
        (_("About no company"), "company.empty(),deal.empty()"),
        (_("Of my department"), "owner.is(my_department)"),
    ),
)
LIST_DONE = replace(
    LIST,
    name="done_to_dos",
    label=_("To-dos done"),
    orders=DONE,
    usual=("text", "company", "person", "done_at", "deal", "owner"),
    edits=frozenset({"owner"}),
    acts=to_do_bulk.ACTS_DONE,
    examples=((_("Done in the last 7 days"), "done_at.is(last_7_days)"),),
)
