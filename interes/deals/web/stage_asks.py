"""Settings: what a stage asks of a deal, and its checklist."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.deals import actions, queries
from interes.deals.models import ChecklistItem, Stage
from interes.deals.web.dialogs import form_page
from interes.deals.web.setting import put_in_order, put_in_use
from interes.foundation.edits import Seen, seen_together
from interes.foundation.refusals import Refusal
from interes.team.queries import may, visitor
from interes.ui.pages import done, page, refused, requires

TEMPLATE, POINT = "deals/stage_asks.html", "deals/point_form.html"


@require_safe
@requires("settings.see")
def stage_asks(request: HttpRequest, stage_id: int) -> HttpResponse:
    """Show what a stage asks on the way in and on the way out, and its checklist."""
    stage = _stage(stage_id)
    context = {
        "stage": stage,
        "choices": queries.demand_choices(),
        "points": list(queries.items_to_set().filter(stage=stage_id)),
        "as_seen": seen_together(stage, ("entry_demands", "exit_demands")),
        "may_change": may(visitor(request), "settings.change"),
    }
    return page(request, TEMPLATE, context)


@require_POST
@requires("settings.change")
def set_asks(request: HttpRequest, stage_id: int) -> HttpResponse:
    """Set what a stage asks."""
    stage = _stage(stage_id)
    try:
        actions.ask_of_deals(
            stage_id=stage.pk,
            entry=request.POST.getlist("entry_demands"),
            leaving=request.POST.getlist("exit_demands"),
            by=visitor(request),
            seen=Seen.in_form(request.POST),
        )
    except Refusal as refusal:
        return refused(request, _back(stage.pk), str(refusal))
    return done(request, _back(stage.pk), _("Saved"))


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def add_point(request: HttpRequest, stage_id: int) -> HttpResponse:
    """Add a point to the checklist of a stage."""
    stage = _stage(stage_id)

    def act() -> tuple[str, str, str]:
        made = actions.add_point(stage_id=stage_id, **_said(request.POST), by=visitor(request))
        return _back(stage_id), _("Point added: %(name)s") % {"name": made.name}, ""

    context = {"action": request.path, "title": _("New point"), "stage": stage}
    return form_page(request, POINT, context, act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def change_point(request: HttpRequest, item_id: int) -> HttpResponse:
    """Rename a point of a checklist, or require it."""
    item = _item(item_id)

    def act() -> tuple[str, str, str]:
        said, seen = _said(request.POST), Seen.in_form(request.POST)
        actions.change_point(item_id=item_id, **said, by=visitor(request), seen=seen)
        return _back(item.stage_id), _("Saved"), ""

    values = {
        "name_ru": item.name_ru,
        "name_en": item.name_en,
        "is_required": "on" if item.is_required else "",
    }
    context = {
        "action": request.path,
        "title": _("Change the point"),
        "stage": item.stage,
        "values": values,
        "as_seen": seen_together(item, ("name_ru", "name_en", "is_required")),
    }
    return form_page(request, POINT, context, act)


@require_POST
@requires("settings.change")
def order_point(request: HttpRequest, item_id: int) -> HttpResponse:
    """Move a point one place up or down."""
    act = partial(actions.order_point, item_id=item_id, by=visitor(request))
    return put_in_order(request, act, _back(_item(item_id).stage_id))


@require_POST
@requires("settings.change")
def use_point(request: HttpRequest, item_id: int) -> HttpResponse:
    """Take a point out of use, or back."""
    act = partial(actions.use_point, item_id=item_id, by=visitor(request))
    return put_in_use(request, act, _back(_item(item_id).stage_id))


def _stage(stage_id: int) -> Stage:
    return get_object_or_404(queries.stages_to_set().select_related("pipeline"), pk=stage_id)


def _item(item_id: int) -> ChecklistItem:
    return get_object_or_404(queries.items_to_set().select_related("stage"), pk=item_id)


def _back(stage_id: int) -> str:
    return reverse("deals:stage_asks", args=[stage_id])


def _said(data: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name_ru": data.get("name_ru", ""),
        "name_en": data.get("name_en", ""),
        "is_required": data.get("is_required") == "on",
    }
