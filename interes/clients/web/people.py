"""The list of people, with the one that is looked at beside it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from interes.clients import queries
from interes.foundation.keys import key_in
from interes.foundation.keyset import Order, capped_count
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui import lists
from interes.ui.pages import page, requires

ORDERS = (Order("name", "sort_name"), Order("changed", "changed_at"))


@requires("clients.see")
def people(request: HttpRequest) -> HttpResponse:
    """Show the list; ?open=7 shows a person beside it."""
    by, at = visitor(request), lists.address(request)
    key, part = key_in(at.get("open")), request.headers.get("HX-Target", "").rpartition("#")[2]
    context: dict[str, Any] = {
        "at": at,
        "is_part": part == "rows",
        "open": queries.person_facts(by, key) if key else None,
    }
    if part != "detail":
        context |= _list(request, by, at)
    return page(request, "clients/people.html", context, parts=("rows", "detail"))


def _list(request: HttpRequest, by: User, at: lists.Address) -> dict[str, Any]:
    text, work = at.get("q"), at.get("work")
    found = queries.wanted_people(by, text=text, view=work)
    listing = lists.listing(request, queries.person_rows(found), ORDERS)
    queries.with_work(listing.rows)
    return {
        "listing": listing,
        "total": capped_count(found),
        "text": text,
        "work": work,
        "is_narrowed": bool(text or work),
    }
