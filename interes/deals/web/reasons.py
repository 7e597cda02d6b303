"""Settings: why clients refuse."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.deals import actions, queries
from interes.deals.web.dialogs import form_page
from interes.deals.web.setting import put_in_order, put_in_use
from interes.foundation.edits import Seen, seen_together
from interes.team.queries import may, visitor
from interes.ui.pages import page, requires


@require_safe
@requires("settings.see")
def reasons(request: HttpRequest) -> HttpResponse:
    """Show every refusal reason with the number of deals it ended."""
    context = {
        "reasons": list(queries.reasons_to_set()),
        "ended": queries.ended_by(),
        "may_change": may(visitor(request), "settings.change"),
    }
    return page(request, "deals/reasons.html", context)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def add(request: HttpRequest) -> HttpResponse:
    """Add a refusal reason."""

    def act() -> tuple[str, str, str]:
        made = actions.add_reason(**_said(request.POST), by=visitor(request))
        return _back(), _("Reason added: %(name)s") % {"name": made.name}, ""

    context = {"action": request.path, "title": _("New reason")}
    return form_page(request, "deals/reason_form.html", context, act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def change(request: HttpRequest, reason_id: int) -> HttpResponse:
    """Rename a refusal reason, or let it ask for the rival."""
    reason = get_object_or_404(queries.reasons_to_set(), pk=reason_id)

    def act() -> tuple[str, str, str]:
        said, seen = _said(request.POST), Seen.in_form(request.POST)
        actions.change_reason(reason_id=reason_id, **said, by=visitor(request), seen=seen)
        return _back(), _("Saved"), ""

    values = {
        "name_ru": reason.name_ru,
        "name_en": reason.name_en,
        "asks_rival": "on" if reason.asks_rival else "",
    }
    context = {
        "action": request.path,
        "title": _("Change the reason"),
        "values": values,
        "as_seen": seen_together(reason, ("name_ru", "name_en", "asks_rival")),
    }
    return form_page(request, "deals/reason_form.html", context, act)


@require_POST
@requires("settings.change")
def order(request: HttpRequest, reason_id: int) -> HttpResponse:
    """Move a reason one place up or down."""
    get_object_or_404(queries.reasons(), pk=reason_id)
    act = partial(actions.order_reason, reason_id=reason_id, by=visitor(request))
    return put_in_order(request, act, _back())


@require_POST
@requires("settings.change")
def use(request: HttpRequest, reason_id: int) -> HttpResponse:
    """Let a reason be chosen, or not any more."""
    get_object_or_404(queries.reasons_to_set(), pk=reason_id)
    act = partial(actions.use_reason, reason_id=reason_id, by=visitor(request))
    return put_in_use(request, act, _back())


def _back() -> str:
    return reverse("deals:reasons")


def _said(data: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name_ru": data.get("name_ru", ""),
        "name_en": data.get("name_en", ""),
        "asks_rival": data.get("asks_rival") == "on",
    }
