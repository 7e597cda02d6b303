"""Settings: kinds of promises with their terms, reminders, and what is said of broken words."""

from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.activities import actions, queries
from interes.foundation.edits import Seen, seen_together
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import may, visitor
from interes.ui.asking import form_page
from interes.ui.pages import done, page, refused, requires

KIND_FORM = "activities/promise_kind_form.html"


@require_safe
@requires("settings.see")
def kinds(request: HttpRequest) -> HttpResponse:
    """Show every kind with its term, and the norms."""
    known = list(queries.promise_kinds_to_set())
    context = {
        "kinds": known,
        "used": sum(one.is_active for one in known),
        "norm": queries.promise_norm(),
        "may_change": may(visitor(request), "settings.change"),
    }
    return page(request, "activities/promise_kinds.html", context)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def add(request: HttpRequest) -> HttpResponse:
    """Add a kind."""

    def act() -> tuple[str, str, str]:
        made = actions.add_promise_kind(facts=_kind(request.POST), by=visitor(request))
        return _back(), _("Kind added: %(name)s") % {"name": made.name}, ""

    context = {"title": _("New kind of promise"), "action": request.path, "values": {"hours": "2"}}
    return form_page(request, KIND_FORM, context, act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def change(request: HttpRequest, kind_id: int) -> HttpResponse:
    """Set a kind anew."""
    one = get_object_or_404(queries.promise_kinds_to_set(), pk=kind_id)

    def act() -> tuple[str, str, str]:
        facts, seen = _kind(request.POST), Seen.in_form(request.POST)
        actions.change_promise_kind(kind_id=kind_id, facts=facts, by=visitor(request), seen=seen)
        return _back(), _("Saved"), ""

    context = {
        "title": _("Change the kind"),
        "action": request.path,
        "values": {name: str(getattr(one, name)) for name in actions.KIND_FACTS},
        "as_seen": seen_together(one, actions.KIND_FACTS),
    }
    return form_page(request, KIND_FORM, context, act)


@require_POST
@requires("settings.change")
def order(request: HttpRequest, kind_id: int) -> HttpResponse:
    """Move a kind one place up or down."""
    get_object_or_404(queries.promise_kinds(), pk=kind_id)
    up = request.POST.get("way") == "up"
    actions.order_promise_kind(kind_id=kind_id, up=up, by=visitor(request))
    return done(request, _back())


@require_POST
@requires("settings.change")
def use(request: HttpRequest, kind_id: int) -> HttpResponse:
    """Let a kind be chosen, or not any more."""
    get_object_or_404(queries.promise_kinds_to_set(), pk=kind_id)
    is_active = request.POST.get("use") == "yes"
    act = partial(actions.use_promise_kind, kind_id=kind_id, by=visitor(request))
    try:
        kind = act(is_active=is_active)
    except Refusal as refusal:
        return refused(request, _back(), str(refusal))
    words = _("In use again: %(name)s") if is_active else _("Out of use: %(name)s")
    return done(request, _back(), words % {"name": kind.name})


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def norm(request: HttpRequest) -> HttpResponse:
    """Set when we remind, what is a habit, and what is said then."""
    known = queries.promise_norm()

    def act() -> tuple[str, str, str]:
        facts, seen = _norm(request.POST), Seen.in_form(request.POST)
        actions.set_promise_norm(facts=facts, by=visitor(request), seen=seen)
        return _back(), _("Saved"), ""

    context = {
        "values": {name: str(getattr(known, name)) for name in actions.NORM_FACTS},
        "as_seen": seen_together(known, actions.NORM_FACTS),
    }
    return form_page(request, "activities/promise_norm_form.html", context, act)


def _back() -> str:
    return reverse("activities:promise_kinds")


def _kind(data: QueryDict) -> dict[str, Any]:
    said = data.get("hours", "").strip().replace(",", ".")[:10]
    try:
        hours = Decimal(said)
    except InvalidOperation:
        hours = Decimal(0)
    names = {name: data.get(name, "") for name in ("name_ru", "name_en")}
    return names | {"hours": hours if hours.is_finite() else Decimal(0)}


def _norm(data: QueryDict) -> dict[str, Any]:
    facts: dict[str, Any] = {name: data.get(name, "") for name in actions.NORM_FACTS}
    for name in ("remind_minutes", "flag_days", "broken", "of_last"):
        said = facts[name].strip()
        facts[name] = 0 if said == "0" else key_in(said) or -1
    return facts
