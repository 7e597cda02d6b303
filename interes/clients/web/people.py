"""The list of people, with the one that is looked at beside it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interes.clients import queries
from interes.clients.web import person_bulk
from interes.clients.web.person import LABELS
from interes.foundation.attributes import Attribute
from interes.foundation.keys import key_in
from interes.foundation.keyset import Order, capped_count
from interes.team.models import User
from interes.team.queries import begins_with, list_state, reader, visitor
from interes.ui import lists
from interes.ui.pages import is_part, page, part_asked, requires

ORDERS = (Order("name", "sort_name"), Order("changed", "changed_at"))


def found(user: User, query: QueryDict) -> Any:
    """Return everyone whom an address means; raises Unreadable."""
    return queries.wanted_people(
        user,
        text=query.get("q", "").strip(),
        view=query.get("work", ""),
        where=query.get("where", ""),
        reader=reader(user, timezone.localtime()),
    )


def lines(
    rows: Sequence[dict[str, Any]], columns: Sequence[Attribute], at: lists.Address
) -> list[lists.Line]:
    """Write people out as the list shows them."""
    words, after = lists.words_of(columns, queries.person_fields()), at.get("after")
    return [
        lists.Line(
            id=row["id"],
            name=queries.whole_name(row),
            href=at.with_(open=row["id"], after=after),
            note=" · ".join(part for part in (row["work"] or [""]) if part),
            page=reverse("clients:person", args=[row["id"]]),
            cells=lists.cells(row, columns, words),
            edit=reverse("clients:person_field", args=[row["id"], "FIELD"]),
        )
        for row in rows
    ]


LIST = lists.ListOf(
    name="people",
    label=_("People"),
    url_name="clients:people",
    verb="clients.see",
    fields=queries.person_fields,
    found=found,
    rows=queries.person_rows,
    lines=lines,
    orders=ORDERS,
    usual=("name", "post", "company", "phone", "email", "changed_at"),
    sorts={"name": "name", "changed_at": "changed"},
    edits=frozenset(LABELS),
    acts=person_bulk.ACTS,
    examples=(
        (_("Nobody talked to them for 30 days"), "talks.hasnt(last_30_days)"),
        (_("In an open deal"), "open_deals.has()"),
        (_("No phone and no e-mail"), "phone.empty(),email.empty()"),
        (_("Added in the last 7 days"), "created_at.is(last_7_days)"),
    ),
)


@requires("clients.see")
def people(request: HttpRequest) -> HttpResponse:
    """Show the list; ?open=7 shows a person beside it."""
    by, at = visitor(request), lists.address(request)
    if not is_part(request) and (usual := begins_with(by, LIST, request.GET)):
        return redirect(usual)
    key, part = key_in(at.get("open")), part_asked(request)
    context: dict[str, Any] = {
        "at": at,
        "is_part": part == "rows",
        "open": queries.person_facts(by, key) if key else None,
    }
    if part != "detail":
        context |= _list(request, by, at)
    return page(request, "clients/people.html", context, parts=("rows", "detail"))


def _list(request: HttpRequest, by: User, at: lists.Address) -> dict[str, Any]:
    state = list_state(by, LIST, at)
    listing = lists.listing(request, LIST.rows(state.found, state.columns), ORDERS)
    text, work = at.get("q"), at.get("work")
    return {
        "list": state,
        "listing": listing,
        "lines": lines(listing.rows, state.columns, at),
        "total": capped_count(state.found),
        "text": text,
        "work": work,
        "is_narrowed": bool(text or work or at.get("where")),
    }
