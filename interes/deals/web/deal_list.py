"""The list of deals as views, columns, bulk acts and files know it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import DateField, DateTimeField, TextField, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from interes.deals import queries
from interes.deals.models.deal import NO_SUM
from interes.deals.queries import DealRow
from interes.deals.web import deal_bulk
from interes.deals.web.facts import FACTS
from interes.foundation import filters as language
from interes.foundation.attributes import Attribute
from interes.foundation.keyset import Order
from interes.team.models import User
from interes.team.queries import reader
from interes.ui import lists
from interes.ui.lists import Address, Cell, Line

FILTERS = (
    *("pipeline", "stage", "owner", "source", "channel", "company", "person", "product"),
    *("rival", "lost_to", "beaten"),
    *("sum_from", "sum_to", "expected", "verdict", "worker"),
    *("flag", "late", "dragging", "climbed", "q"),
)
STATES = frozenset({"won", "refused", "all"})
# What a deal lacks is sorted after everything it could be.
NEVER = Value(datetime(9999, 1, 1, tzinfo=UTC), output_field=DateTimeField())
NO_DAY = Value(date(9999, 1, 1), output_field=DateField())
ORDERS = [
    Order("created", "created_at", descending=True),
    Order("sum", Coalesce("amount", Value(NO_SUM))),
    Order("company", Coalesce("company__sort_name", Value(""), output_field=TextField())),
    Order("expected", Coalesce("expected_date", NO_DAY)),
    Order("due", Coalesce("next_step__due_at", NEVER)),
]


def state_of(query: QueryDict) -> str:
    """Return which deals an address means: open ones, unless it says otherwise."""
    return query.get("state", "") if query.get("state") in STATES else "open"


def found(user: User, query: QueryDict) -> Any:
    """Return every deal that an address means; raises Unreadable."""
    now = timezone.localtime()
    told = {name: query.get(name, "").strip()[:100] for name in FILTERS}
    deals = queries.narrowed(queries.seen_by(user), told, user=user, now=now)
    if where := query.get("where"):
        deals = deals.filter(language.where(where, queries.deal_fields(), reader(user, now)))
    state = state_of(query)
    return deals if state == "all" else deals.filter(state=state)


def rows(deals: Any, columns: Sequence[Attribute]) -> Any:
    """Ask for what the lines show."""
    return queries.values(deals, **lists.shown_columns(columns, queries.deal_fields()))


def lines(
    found_rows: Sequence[dict[str, Any]], columns: Sequence[Attribute], at: Address
) -> list[Line]:
    """Write deals out as the list shows them."""
    today, after = timezone.localdate(), at.get("after")
    words = lists.words_of(columns, queries.deal_fields())
    return [
        _line(queries.deal_row(row, today), lists.cells(row, columns, words), at, after)
        for row in found_rows
    ]


def _line(deal: DealRow, cells: tuple[Cell, ...], at: Address, after: str) -> Line:
    return Line(
        id=deal.id,
        name=deal.title,
        href=at.with_(deal=deal.id, after=after),
        note=deal.company or deal.owner_name,
        page=reverse("deals:deal", args=[deal.id]),
        cells=tuple(_dressed(cell, deal) for cell in cells),
        edit=reverse("deals:edit", args=[deal.id, "FIELD"]),
    )


def _dressed(cell: Cell, deal: DealRow) -> Cell:
    """Return a cell with what a deal tells beside the bare value: the days, the pressing need."""
    if cell.name == "next_step_at" and deal.due:
        return Cell(cell.name, cell.text, "due", deal.due)
    if cell.name != "stage":
        return cell
    if deal.state == "open":
        return Cell(cell.name, cell.text, "stage", deal)
    ends = {"won": pgettext("a deal", "Won"), "refused": pgettext("a deal", "Refused")}
    return Cell(cell.name, ends[deal.state], "stage", deal)


LIST = lists.ListOf(
    name="deals",
    label=_("Deals"),
    url_name="deals:list",
    verb="deals.see",
    fields=queries.deal_fields,
    found=found,
    rows=rows,
    lines=lines,
    orders=ORDERS,
    usual=("title", "company", "stage", "amount", "next_step", "next_step_at", "owner"),
    sorts={
        "created_at": "created",
        "amount": "sum",
        "company": "company",
        "expected_date": "expected",
        "next_step_at": "due",
    },
    edits=frozenset(FACTS) - {"title", "about"},
    acts=deal_bulk.ACTS,
    examples=(
        (_("No talk for 30 days"), "talks.hasnt(last_30_days)"),
        (_("Drags on"), "flags.in(dragging)"),
        (_("No economic buyer"), "economic_buyer.hasnt()"),
        (_("Unpromising"), "verdict.is(unpromising)"),
        (_("Sum of a million and more"), "amount.gte(1000000)"),
        (_("Expected this month"), "expected_date.is(this_month)"),
        (_("In one stage for more than 14 days"), "stage_since.older(14)"),
    ),
)
