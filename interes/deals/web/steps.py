"""The list of steps: what is planned, and what came of it."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interes.deals import queries
from interes.deals.models import Step
from interes.deals.web import filters
from interes.foundation.keyset import Order, capped_count
from interes.team.queries import visitor
from interes.ui.lists import Address, address, listing
from interes.ui.pages import page, requires

TEMPLATE = "deals/steps.html"
FILTERS = ("owner", "kind", "when")
PLANNED = [Order("due", "due_at")]
DONE = [Order("done", "finished_at", descending=True)]


@require_safe
@requires("deals.see")
def steps(request: HttpRequest) -> HttpResponse:
    """List the planned steps, or those that were done."""
    at = address(request)
    wanted = filters.wanted(request, FILTERS, owner="mine")
    found = _found(request, wanted, at)
    is_done = at.get("state") == "done"
    shown = listing(request, queries.step_values(found), DONE if is_done else PLANNED)
    context: dict[str, Any] = {
        "at": at,
        "wanted": wanted,
        "list": shown,
        "rows": [queries.step_row(row) for row in shown.rows],
        "count": capped_count(found),
        "is_done": is_done,
        "words_of_kinds": dict(filters.kinds_of_steps()),
    }
    if request.headers.get("HX-Target", "").endswith("#rows"):
        return page(request, TEMPLATE, context, parts={"rows"})
    return page(request, TEMPLATE, context | _choices(request, at, wanted))


def _found(request: HttpRequest, wanted: filters.Wanted, at: Address) -> QuerySet[Step]:
    is_done = at.get("state") == "done"
    told = {**wanted.told, "when": "" if is_done else wanted["when"]}
    steps = queries.steps_seen_by(visitor(request)).filter(
        state=Step.State.DONE if is_done else Step.State.PLANNED
    )
    return queries.narrowed_steps(steps, told, user=visitor(request), now=timezone.localtime())


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
    is_done, here = at.get("state") == "done", wanted["when"]
    named = [("", _("All planned"), counts["all"]), *((n, w, counts[n]) for n, w in words.items())]
    tabs = [
        (word, at.with_(when=name, state=""), not is_done and here == name, number)
        for name, word, number in named
    ]
    return [*tabs, (_("Done"), at.with_(when="", state="done"), is_done, None)]
