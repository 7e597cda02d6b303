"""The page of to-dos: what is planned and when, what is done, one of them beside the list."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interes.activities import queries
from interes.activities.web.owners import owners
from interes.activities.web.to_do_fields import shown
from interes.activities.web.to_do_list import LIST, LIST_DONE, lines, told
from interes.deals.queries import due_in, due_of
from interes.foundation.keys import key_in
from interes.foundation.keyset import capped_count
from interes.team.models import User
from interes.team.queries import begins_with, list_state, may, reader, visitor
from interes.ui.lists import Address, address, listing
from interes.ui.pages import is_part, page, part_asked, requires

TEMPLATE = "activities/to_dos.html"


@require_safe
@requires("activities.see")
def to_dos(request: HttpRequest) -> HttpResponse:
    """Show the list; ?open=12 shows a to-do beside it."""
    by, at = visitor(request), address(request)
    if not is_part(request) and (usual := begins_with(by, LIST, request.GET)):
        return redirect(usual)
    part = part_asked(request)
    context = {"at": at, "is_part": part == "rows"} | _beside(by, key_in(at.get("open")))
    if part != "detail":
        context |= _rows(request, by, at)
    if part not in {"rows", "detail"}:
        context |= {"tabs": _tabs(by, at), "people": owners(by, at.get("owner"))}
    return page(request, TEMPLATE, context, parts=("rows", "detail"))


def _rows(request: HttpRequest, by: User, at: Address) -> dict[str, Any]:
    wanted = told(at.query)
    is_done = wanted["state"] == "done"
    state = list_state(by, LIST_DONE if is_done else LIST, at)
    page_of = listing(request, LIST.rows(state.found, state.columns), state.one.orders)
    return {
        "list": state,
        "listing": page_of,
        "lines": lines(page_of.rows, state.columns, at),
        "count": capped_count(state.found),
        "wanted": wanted,
        "is_done": is_done,
        "is_narrowed": bool(at.get("where") or wanted["q"] or wanted["when"])
        or wanted["owner"] != "mine",
    }


def _beside(by: User, key: int | None) -> dict[str, Any]:
    """Return the to-do that is read, with what may be done with it."""
    known = queries.to_dos_seen_by(by).select_related("owner", "company", "person", "deal")
    one = known.filter(pk=key or 0).first()
    if key is None or one is None:
        return {"open": None}
    return {
        "open": one,
        "due": due_of(one.due_at, has_time=one.has_time),
        "shown": {name: shown(one, name) for name in ("text", "due_at", "owner")},
        "may_change": may(by, "activities.change", one),
        "may_remove": may(by, "activities.remove", one),
    }


def _tabs(by: User, at: Address) -> list[tuple[str, str, bool, int | None]]:
    """Return the times as tabs with their counts, and the tab of what was done."""
    words = {
        "late": _("Late"),
        "today": _("Today"),
        "week": _("Within a week"),
        "later": _("Later"),
    }
    wanted, now = told(at.query), timezone.localtime()
    planned = wanted | {"state": "", "when": "", "q": ""}
    mine = queries.wanted_to_dos(by, planned, now, "", reader(by, now))
    counts = _counts(mine, words, now)
    done, here = wanted["state"] == "done", wanted["when"]
    named = [("", _("All planned"), counts["all"]), *((n, w, counts[n]) for n, w in words.items())]
    tabs = [
        (word, at.with_(when=name, state="", open=""), not done and here == name, number)
        for name, word, number in named
    ]
    return [*tabs, (_("Done"), at.with_(when="", state="done", open=""), done, None)]


def _counts(mine: Any, words: dict[str, str], now: Any) -> dict[str, int]:
    when = due_in(now)
    asked = {name: Count("id", filter=when[name]) for name in words}
    counts: dict[str, int] = mine.aggregate(all=Count("id"), **asked)
    return counts
