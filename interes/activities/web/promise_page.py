"""The page of promises: what is to be kept and when, what came to its end, one beside the list."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from interes.activities import queries
from interes.activities.models import Promise
from interes.activities.web.owners import owners
from interes.activities.web.promise_fields import FIELDS
from interes.activities.web.promise_list import LIST, LIST_ENDED, TONES, lines, told
from interes.foundation.keys import key_in
from interes.foundation.keyset import capped_count
from interes.team.models import User
from interes.team.queries import begins_with, list_state, may, reader, visitor
from interes.ui.lists import Address, address, listing
from interes.ui.pages import is_part, page, part_asked, requires

TEMPLATE = "activities/promises.html"


@require_safe
@requires("activities.see")
def promises(request: HttpRequest) -> HttpResponse:
    """Show the list; ?open=12 shows a promise beside it."""
    by, at = visitor(request), address(request)
    if not is_part(request) and (usual := begins_with(by, LIST, request.GET)):
        return redirect(usual)
    part = part_asked(request)
    context = {"at": at, "is_part": part == "rows"} | _beside(by, key_in(at.get("open")))
    if part != "detail":
        context |= _rows(request, by, at)
    if part not in {"rows", "detail"}:
        context |= {
            "tabs": _tabs(by, at),
            "people": owners(by, at.get("owner")),
            "sides": [(side, str(word)) for side, word in Promise.Side.choices],
            "mine": queries.shares(timezone.now(), owner_id=by.pk)["ours"],
        }
    return page(request, TEMPLATE, context, parts=("rows", "detail"))


def _rows(request: HttpRequest, by: User, at: Address) -> dict[str, Any]:
    wanted = told(at.query)
    is_ended = wanted["state"] == "ended"
    state = list_state(by, LIST_ENDED if is_ended else LIST, at)
    page_of = listing(request, LIST.rows(state.found, state.columns), state.one.orders)
    narrowed = (wanted["q"], wanted["when"], wanted["side"], at.get("where"))
    return {
        "list": state,
        "listing": page_of,
        "lines": lines(page_of.rows, state.columns, at),
        "count": capped_count(state.found),
        "wanted": wanted,
        "is_ended": is_ended,
        "is_narrowed": any(narrowed) or wanted["owner"] != "mine",
    }


def _beside(by: User, key: int | None) -> dict[str, Any]:
    """Return the promise that is read, with what may be done with it."""
    with_all = ("owner", "kind", "company", "person", "deal", "activity")
    one = queries.promises_seen_by(by).select_related(*with_all).filter(pk=key or 0).first()
    if key is None or one is None:
        return {"open": None}
    return {
        "open": one,
        "shown": {name: field.shown(one) for name, field in FIELDS.items()},
        "tone": TONES[one.state],
        "may_change": may(by, "activities.change", one),
        "may_remove": may(by, "activities.remove", one),
    }


def _tabs(by: User, at: Address) -> list[tuple[str, str, bool, int | None]]:
    """Return the times as tabs with their counts, and the tab of what came to its end."""
    words = {
        "late": pgettext("promises", "Late"),
        "today": _("Today"),
        "later": _("Later"),
    }
    wanted, now = told(at.query), timezone.localtime()
    planned = wanted | {"state": "", "when": "", "q": ""}
    mine = queries.wanted_promises(by, planned, now, "", reader(by, now))
    when = queries.promises_due_in(now)
    asked = {name: Count("id", filter=when[name]) for name in words}
    counts: dict[str, int] = mine.aggregate(all=Count("id"), **asked)
    ended, here = wanted["state"] == "ended", wanted["when"]
    named = [("", _("All open"), counts["all"]), *((n, w, counts[n]) for n, w in words.items())]
    tabs = [
        (word, at.with_(when=name, state="", open=""), not ended and here == name, number)
        for name, word, number in named
    ]
    over = at.with_(when="", state="ended", open="")
    return [*tabs, (pgettext("promises", "Ended"), over, ended, None)]
