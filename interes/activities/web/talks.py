"""The list of talks, with the one that is read beside it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from interes.activities import queries
from interes.activities.models import Activity
from interes.activities.web.owners import owners
from interes.activities.web.talk_list import LIST, ORDERS, lines
from interes.foundation.keys import key_in
from interes.foundation.keyset import capped_count
from interes.team.models import User
from interes.team.queries import begins_with, list_state, may, visitor
from interes.ui.lists import Address, address, listing
from interes.ui.pages import is_part, page, part_asked, requires

TEMPLATE = "activities/talks.html"


@require_safe
@requires("activities.see")
def talks(request: HttpRequest) -> HttpResponse:
    """Show the list; ?open=12 shows a talk beside it."""
    by, at = visitor(request), address(request)
    if not is_part(request) and (usual := begins_with(by, LIST, request.GET)):
        return redirect(usual)
    part = part_asked(request)
    context = {"at": at, "is_part": part == "rows"} | _beside(by, key_in(at.get("open")))
    if part != "detail":
        context |= _rows(request, by, at)
    return page(request, TEMPLATE, context, parts=("rows", "detail"))


def _rows(request: HttpRequest, by: User, at: Address) -> dict[str, Any]:
    state = list_state(by, LIST, at)
    shown = listing(request, LIST.rows(state.found, state.columns), ORDERS)
    told = {name: at.get(name) for name in ("q", "kind", "by")}
    return {
        "list": state,
        "listing": shown,
        "lines": lines(shown.rows, state.columns, at),
        "count": capped_count(state.found),
        "told": told,
        "is_narrowed": any(told.values()) or bool(at.get("where")),
        "kinds": queries.talk_kinds(),
        "people": owners(by, told["by"]),
    }


def _beside(by: User, key: int | None) -> dict[str, Any]:
    """Return the talk that is read, with what may be done with it."""
    known = queries.seen_by(by).filter(kind__in=Activity.TALKS)
    talk = known.select_related("by", "company", "person", "deal").filter(pk=key or 0).first()
    if key is None or talk is None:
        return {"open": None}
    whose = queries.whose(talk)
    return {
        "open": talk,
        "may_change": may(by, "activities.change", whose),
        "may_remove": may(by, "activities.remove", whose),
    }
