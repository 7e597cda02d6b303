"""The list of companies, with the one that is looked at beside it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interes.clients import queries
from interes.clients.models import Company
from interes.clients.web import company_bulk, company_fields
from interes.foundation.attributes import Attribute
from interes.foundation.keys import key_in
from interes.foundation.keyset import Order, capped_count
from interes.team.models import User
from interes.team.queries import begins_with, list_state, reader, visitor
from interes.ui import lists
from interes.ui.pages import is_part, page, part_asked, requires

ORDERS = (
    Order("name", "sort_name"),
    Order("city", "city"),
    Order("industry", "industry"),
    Order("changed", "changed_at"),
    Order("created", "created_at"),
)
TONES = {"prospect": "st-2", "client": "won", "former": "muted", "unpromising": "refused"}
QUICK = ("owner", "status", "industry", "city", "source")


def found(user: User, query: QueryDict) -> Any:
    """Return every company that an address means; raises Unreadable."""
    wanted = _wanted(query)
    now = timezone.localtime()
    return queries.wanted_companies(user, wanted, query.get("where", ""), reader(user, now))


def _wanted(query: QueryDict) -> queries.Wanted:
    told = {name: query.get(name, "").strip() for name in (*QUICK, "q")}
    return queries.Wanted(text=told.pop("q"), **told)


def lines(
    rows: Sequence[dict[str, Any]], columns: Sequence[Attribute], at: lists.Address
) -> list[lists.Line]:
    """Write companies out as the list shows them."""
    words, after = lists.words_of(columns, queries.company_fields()), at.get("after")
    return [
        lists.Line(
            id=row["id"],
            name=row["title"],
            href=at.with_(open=row["id"], after=after),
            note=" · ".join(filter(None, (str(row["status_word"]), row["city"]))),
            page=reverse("clients:company", args=[row["id"]]),
            cells=lists.cells(row, columns, words),
            edit=reverse("clients:company_field", args=[row["id"], "FIELD"]),
        )
        for row in queries.with_titles(list(rows))
    ]


LIST = lists.ListOf(
    name="companies",
    label=_("Companies"),
    url_name="clients:companies",
    verb="clients.see",
    fields=queries.company_fields,
    found=found,
    rows=queries.company_rows,
    lines=lines,
    orders=ORDERS,
    usual=("name", "inn", "city", "status", "industry", "owner", "changed_at"),
    sorts={
        "name": "name",
        "city": "city",
        "industry": "industry",
        "changed_at": "changed",
        "created_at": "created",
    },
    edits=frozenset(company_fields.LABELS) - {"about"},
    acts=company_bulk.ACTS,
    examples=(
        (_("An open deal, but no step this week"), "open_deals.has(),steps.hasnt(this_week)"),
        (_("Clients nobody talked to for 90 days"), "status.is(client),talks.hasnt(last_90_days)"),
        (_("Nobody’s"), "owner.empty()"),
        (_("No phone"), "phone.empty()"),
    ),
)


@requires("clients.see")
def companies(request: HttpRequest) -> HttpResponse:
    """Show the list; ?open=12 shows a company beside it."""
    by, at = visitor(request), lists.address(request)
    if not is_part(request) and (usual := begins_with(by, LIST, request.GET)):
        return redirect(usual)
    context = _beside(by, key_in(at.get("open")))
    part = part_asked(request)
    if part != "detail":
        context |= _list(request, by, at)
    context |= {"at": at, "is_part": part == "rows"}
    return page(request, "clients/companies.html", context, parts=("rows", "detail"))


def _list(request: HttpRequest, by: User, at: lists.Address) -> dict[str, Any]:
    state = list_state(by, LIST, at)
    listing = lists.listing(request, LIST.rows(state.found, state.columns), ORDERS)
    words = queries.words_in_use()
    wanted = _wanted(at.query)
    return {
        "list": state,
        "listing": listing,
        "lines": lines(listing.rows, state.columns, at),
        "total": capped_count(state.found),
        "wanted": wanted,
        "is_narrowed": wanted != queries.Wanted() or bool(at.get("where")),
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
