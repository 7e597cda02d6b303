"""The list of steps: what is planned, and what came of it."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interes.deals import queries
from interes.deals.models import Step
from interes.deals.web import filters
from interes.deals.web.step_list import FILTERS, LIST, LIST_DONE, is_done, lines
from interes.foundation.keyset import capped_count
from interes.team.queries import begins_with, list_state, visitor
from interes.ui.lists import Address, address, listing
from interes.ui.pages import is_part, page, requires

TEMPLATE = "deals/steps.html"


@require_safe
@requires("deals.see")
def steps(request: HttpRequest) -> HttpResponse:
    """List the planned steps, or those that were done."""
    by, at = visitor(request), address(request)
    if not is_part(request) and (usual := begins_with(by, LIST, request.GET)):
        return redirect(usual)
    wanted = filters.wanted(request, FILTERS, owner="mine")
    done = is_done(at.query)
    state = list_state(by, LIST_DONE if done else LIST, at)
    shown = listing(request, LIST.rows(state.found, state.columns), state.one.orders)
    part = request.headers.get("HX-Target", "").endswith("#rows")
    context: dict[str, Any] = {
        "at": at,
        "is_part": part,
        "wanted": wanted,
        "list": state,
        "listing": shown,
        "lines": lines(shown.rows, state.columns, at),
        "count": capped_count(state.found),
        "is_done": done,
        "words_of_kinds": dict(filters.kinds_of_steps()),
    }
    if part:
        return page(request, TEMPLATE, context, parts={"rows"})
    return page(request, TEMPLATE, context | _choices(request, at, wanted))


def _choices(request: HttpRequest, at: Address, wanted: filters.Wanted) -> dict[str, Any]:
    return {
        "tabs": _tabs(request, at, wanted),
        "owners": filters.owner_views(visitor(request))
        + filters.people(visitor(request), wanted["owner"]),
        "kinds": filters.kinds_of_steps(),
    }


def _tabs(
    request: HttpRequest, at: Address, wanted: filters.Wanted
) -> list[tuple[str, str, bool, int | None]]:
    """Return the times as tabs with their counts, and the tab of what was done."""
    words = {
        "late": _("Late"),
        "today": _("Today"),
        "week": _("Within a week"),
        "later": _("Later"),
    }
    planned = queries.steps_seen_by(visitor(request)).filter(state=Step.State.PLANNED)
    told = {**wanted.told, "when": ""}
    now = timezone.localtime()
    mine = queries.narrowed_steps(planned, told, user=visitor(request), now=now)
    when = queries.due_in(now)
    counts = mine.aggregate(
        all=Count("id"), **{name: Count("id", filter=when[name]) for name in words}
    )
    done, here = is_done(at.query), wanted["when"]
    named = [("", _("All planned"), counts["all"]), *((n, w, counts[n]) for n, w in words.items())]
    tabs = [
        (word, at.with_(when=name, state=""), not done and here == name, number)
        for name, word, number in named
    ]
    return [*tabs, (_("Done"), at.with_(when="", state="done"), done, None)]
