"""The list of talks as views, columns, bulk acts and files know it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interes.activities import actions, queries
from interes.activities.models import Activity
from interes.activities.web.beside import lines_beside
from interes.foundation.attributes import Attribute
from interes.foundation.keyset import Order
from interes.team.models import User
from interes.team.queries import reader
from interes.ui import formats, lists
from interes.ui.lists import Address, Cell, Line

LONGEST_LINE = 160
ORDERS = (Order("at", "at", descending=True),)


def found(user: User, query: QueryDict) -> Any:
    """Return every talk that an address means; raises Unreadable."""
    return queries.wanted_talks(
        user,
        text=query.get("q", "").strip()[:100],
        kind=query.get("kind", ""),
        whose=query.get("by", ""),
        where=query.get("where", ""),
        reader=reader(user, timezone.localtime()),
    )


def lines(rows: Sequence[dict[str, Any]], columns: Sequence[Attribute], at: Address) -> list[Line]:
    """Write talks out as the list shows them."""
    words = lists.words_of(columns, queries.talk_fields())
    return lines_beside(
        rows,
        at,
        name=_name,
        note=_note,
        cells=lambda row: [_dressed(cell, row) for cell in lists.cells(row, columns, words)],
    )


def _name(row: Mapping[str, Any]) -> str:
    """Return how a talk is called in a list: the beginning of what was said, else what it was."""
    said = " ".join(row["text"][: LONGEST_LINE * 2].split())
    if not said:
        return str(Activity.Kind(row["kind"]).label) if row["was_reached"] else _("No answer")
    return f"{said[:LONGEST_LINE]}…" if len(said) > LONGEST_LINE else said


def _note(row: Mapping[str, Any]) -> str:
    """Return the second line on a phone: when, with whom, who."""
    day = formats.day(timezone.localtime(row["at"]).date(), timezone.localdate())
    return " · ".join(filter(None, (day, row["company_name"] or row["deal_title"], row["who"])))


def _dressed(cell: Cell, row: dict[str, Any]) -> Cell:
    return Cell(cell.name, cell.text, "talk", row) if cell.name == "kind" else cell


def _remove(key: int, by: User, at: datetime) -> None:
    actions.remove_talk(activity_id=key, by=by, at=at)


LIST = lists.ListOf(
    name="talks",
    label=gettext_lazy("Talks"),
    url_name="activities:talks",
    verb="activities.see",
    fields=queries.talk_fields,
    found=found,
    rows=queries.talk_rows,
    lines=lines,
    orders=ORDERS,
    usual=("text", "kind", "company", "person", "at", "by"),
    sorts={"at": "at"},
    acts=(
        lists.into_basket(
            verb="activities.remove", signed="activities.remove_talk", remove=_remove
        ),
    ),
    examples=(
        (gettext_lazy("Meetings of the last 30 days"), "kind.is(meeting),at.is(last_30_days)"),
        (gettext_lazy("Calls nobody answered this week"), "was_reached.is(no),at.is(this_week)"),
        (gettext_lazy("They reached us today"), "is_inbound.is(yes),at.is(today)"),
        (gettext_lazy("Talks outside of deals"), "deal.empty()"),
    ),
)
