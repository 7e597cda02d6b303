"""The list of companies, with the one that is looked at beside it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from interes.clients import queries
from interes.clients.models import Company
from interes.clients.web import company_fields
from interes.foundation.keys import key_in
from interes.foundation.keyset import Order, capped_count
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui import lists
from interes.ui.pages import page, requires

ORDERS = (
    Order("name", "sort_name"),
    Order("city", "city"),
    Order("industry", "industry"),
    Order("changed", "changed_at"),
)
TONES = {"prospect": "st-2", "client": "won", "former": "muted", "unpromising": "refused"}


@requires("clients.see")
def companies(request: HttpRequest) -> HttpResponse:
    """Show the list; ?open=12 shows a company beside it."""
    by, at = visitor(request), lists.address(request)
    context = _beside(by, key_in(at.get("open")))
    part = request.headers.get("HX-Target", "").rpartition("#")[2]
    if part != "detail":
        context |= _list(request, by, at)
    context |= {"at": at, "is_part": part == "rows"}
    return page(request, "clients/companies.html", context, parts=("rows", "detail"))


def _list(request: HttpRequest, by: User, at: lists.Address) -> dict[str, Any]:
    names = ("owner", "status", "industry", "city", "source")
    wanted = queries.Wanted(text=at.get("q"), **{name: at.get(name) for name in names})
    found = queries.wanted_companies(by, wanted)
    listing = lists.listing(request, queries.company_rows(found), ORDERS)
    queries.with_titles(listing.rows)
    words = queries.words_in_use()
    return {
        "listing": listing,
        "total": capped_count(found),
        "wanted": wanted,
        "is_narrowed": wanted != queries.Wanted(),
        "industries": [(word, word) for word in words["industry"]],
        "cities": [(word, word) for word in words["city"]],
        "source_choices": [(source.pk, source.name) for source in queries.sources()],
        "statuses": Company.Status.choices,
        "tones": TONES,
    }


def _beside(by: User, key: int | None) -> dict[str, Any]:
    facts = queries.company_facts(by, key) if key else None
    if facts is None:
        return {"open": None}
    portrait = company_fields.lines(facts.company, ("owner", "industry", "source", "solvency"))
    return {"open": facts, "portrait": portrait, "tones": TONES}
