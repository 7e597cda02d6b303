"""Today: what to do now, and on the right everything needed to do it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from interes.activities import queries as activities
from interes.deals import queries as deals
from interes.desk import queries
from interes.desk.queries import Task
from interes.desk.rules import Group
from interes.team.queries import visitor
from interes.ui.pages import page, requires

TEMPLATE = "desk/today.html"
LAST_TALKS = 5
KNOWN = ("next_step", "owner", "stage", "situation", "company", "source")


@require_safe
@requires("deals.see")
def show(request: HttpRequest) -> HttpResponse:
    """Show the day, with the line that the address names (or the first one) opened."""
    day = queries.day_of(visitor(request), timezone.localtime())
    wanted = request.GET.get("at", "")
    chosen = next((task for task in day.tasks if task.key == wanted), None)
    opened = chosen or next(iter(day.tasks), None)
    facts = {
        "day": day,
        "groups": [(group, [t for t in day.tasks if t.group == group]) for group in Group],
        "opened": opened,
        "is_chosen": chosen is not None,
        "here": reverse("desk:today"),
        "then": _then(day.tasks, chosen),
    }
    return page(request, TEMPLATE, facts | _detail(request, opened), parts={"detail"})


def _then(tasks: list[Task], chosen: Task | None) -> str:
    """Return where logging leads: on down the list from a line that the person chose."""
    keys = [task.key for task in tasks]
    below = keys[keys.index(chosen.key) + 1 :][:1] if chosen else []
    return f"{reverse('desk:today')}?at={below[0]}" if below else reverse("desk:today")


def _detail(request: HttpRequest, task: Task | None) -> dict[str, Any]:
    """Return what the right half needs: the deal, whom to call, what was said last."""
    if task is None or task.deal_id is None:
        people = _people(request, task) if task else []
        return {"deal": None, "people": people, "story": None, "promise_chips": [], "sheet": None}
    seen = deals.seen_by(visitor(request)).select_related(*KNOWN)
    deal = seen.filter(pk=task.deal_id).first()
    now = timezone.localtime()
    return deals.proposals(deal, now) | {
        "deal": deal,
        "people": _people(request, task),
        "sheet": activities.sheet_of(task.step_id, task.to_do_id) if _may_meet(task) else None,
        "story": activities.of_deal(visitor(request), task.deal_id, size=LAST_TALKS),
        "promise_chips": activities.promise_chips(deal.company, now)
        if deal and task.step_id
        else [],
    }


def _may_meet(task: Task) -> bool:
    """Tell whether a meeting may stand in this line."""
    return task.kind == "meeting" or task.to_do_id is not None


def _people(request: HttpRequest, task: Task) -> list[activities.Contact]:
    """Return whom to talk to about the line; of a promise, whoever it is about first."""
    people = activities.people_to_talk_to(visitor(request), task.company_id, task.deal_id)
    whom = task.promise.person_id if task.promise else None
    return sorted(people, key=lambda one: one.id != whom) if whom else people
