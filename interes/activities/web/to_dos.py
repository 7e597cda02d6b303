"""To-dos: plan one, tick it off, put it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.activities import actions, queries
from interes.deals import actions as deals
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team import queries as team
from interes.team.queries import visitor
from interes.ui.pages import done, ours, page, refused, requires

TEMPLATE = "activities/to_do.html"
HOME = "desk:today"


@require_http_methods(["GET", "POST"])
@requires("activities.log")
def new(request: HttpRequest) -> HttpResponse:
    """Show the form of a to-do, or plan it."""
    facts = _facts(request, request.POST)
    if request.method != "POST":
        return page(request, TEMPLATE, facts, parts={"dialog_body"})
    try:
        _plan(request)
    except Refusal as refusal:
        facts |= {"errors": {refusal.field: str(refusal)}}
        return page(request, TEMPLATE, facts, parts={"dialog_body"}, status=422)
    return done(request, _next(request), _("Planned."))


def _plan(request: HttpRequest) -> None:
    data, now = request.POST, timezone.localtime()
    plan = deals.read_plan(data, now=now)
    me = visitor(request)
    actions.plan_to_do(
        by=me,
        at=now,
        text=plan.text,
        due_at=plan.due_at,
        has_time=plan.has_time,
        owner=team.colleagues(me).filter(pk=plan.owner_id).first() if plan.owner_id else me,
        **_about(data),
    )


def _about(data: Any) -> dict[str, int | None]:
    keys = ("company", "person", "deal")
    return {f"{key}_id": key_in(data.get(key)) for key in keys}


def _facts(request: HttpRequest, data: Any) -> dict[str, Any]:
    source = data or request.GET
    return {
        "values": data,
        "errors": {},
        "back": ours(source.get("next", ""), reverse(HOME)),
        "about": {k: source.get(k, "") for k in ("company", "person", "deal")},
        "colleagues": list(team.colleagues(visitor(request)).values_list("pk", "name")),
    }


@require_POST
@requires("activities.log")
def finish(request: HttpRequest, to_do_id: int) -> HttpResponse:
    """Tick a to-do off."""
    to_do = get_object_or_404(queries.to_dos_seen_by(visitor(request)), pk=to_do_id)
    try:
        actions.finish_to_do(to_do_id=to_do.pk, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, _next(request), str(refusal))
    undo = reverse("activities:put_back_to_do", args=[to_do_id])
    return done(request, _next(request), _("Done: %(what)s") % {"what": to_do.text}, undo=undo)


@require_POST
@requires("activities.log")
def put_back(request: HttpRequest, to_do_id: int) -> HttpResponse:
    """Undo the tick."""
    to_do = get_object_or_404(queries.to_dos_seen_by(visitor(request)), pk=to_do_id)
    try:
        actions.put_back_to_do(to_do_id=to_do.pk, by=visitor(request))
    except Refusal as refusal:
        return refused(request, _next(request), str(refusal))
    return done(request, _next(request), _("It is on your list again."))


def _next(request: HttpRequest) -> str:
    """Return the list that the act was done in, or Today."""
    return ours(request.POST.get("next", ""), reverse(HOME))
