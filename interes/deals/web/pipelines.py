"""Settings: the pipelines and their stages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.deals import actions, queries
from interes.deals.models import Stage
from interes.deals.web.dialogs import form_page
from interes.deals.web.reading import Unreadable
from interes.deals.web.setting import put_in_order, put_in_use
from interes.foundation.edits import Seen, seen_together
from interes.team.queries import may, visitor
from interes.ui.pages import page, requires

STAGE_FACTS = ("name_ru", "name_en", "chance", "norm_days", "climb_hours")


@require_safe
@requires("settings.see")
def pipelines(request: HttpRequest) -> HttpResponse:
    """Show every pipeline with its stages and the open deals that stand in them."""
    stages: dict[int, list[Any]] = {}
    every = list(queries.stages_to_set())
    for stage in every:
        stages.setdefault(stage.pipeline_id, []).append(stage)
    context = {
        "pipelines": [(one, stages.get(one.pk, [])) for one in queries.pipelines_to_set()],
        "standing": queries.standing_in(),
        "asks": _asks(every),
        "may_change": may(visitor(request), "settings.change"),
    }
    return page(request, "deals/pipelines.html", context)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def add_pipeline(request: HttpRequest) -> HttpResponse:
    """Add a pipeline."""

    def act() -> tuple[str, str, str]:
        names = _names(request.POST)
        made = actions.add_pipeline(
            **names, business_lines=_lines(request.POST), by=visitor(request)
        )
        return _back(), _("Pipeline added: %(name)s") % {"name": made.name}, ""

    context = {"action": request.path, "title": _("New pipeline"), "pipeline": None}
    return form_page(request, "deals/pipeline_form.html", context, act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def change_pipeline(request: HttpRequest, pipeline_id: int) -> HttpResponse:
    """Rename a pipeline, or take it out of use."""
    pipeline = get_object_or_404(queries.pipelines_to_set(), pk=pipeline_id)

    def act() -> tuple[str, str, str]:
        actions.change_pipeline(
            pipeline_id=pipeline_id,
            **_names(request.POST),
            is_active=request.POST.get("is_active") == "on",
            business_lines=_lines(request.POST),
            by=visitor(request),
            seen=Seen.in_form(request.POST),
        )
        return _back(), _("Saved"), ""

    context = {
        "action": request.path,
        "title": _("Change the pipeline"),
        "as_seen": seen_together(pipeline, ("name_ru", "name_en", "is_active", "business_lines")),
        "pipeline": pipeline,
        "values": {
            "name_ru": pipeline.name_ru,
            "name_en": pipeline.name_en,
            "is_active": "on" if pipeline.is_active else "",
            "business_lines": ", ".join(pipeline.business_lines),
        },
    }
    return form_page(request, "deals/pipeline_form.html", context, act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def add_stage(request: HttpRequest, pipeline_id: int) -> HttpResponse:
    """Add a stage at the end of a pipeline."""
    get_object_or_404(queries.pipelines_to_set(), pk=pipeline_id)

    def act() -> tuple[str, str, str]:
        facts = _stage(request.POST)
        made = actions.add_stage(pipeline_id=pipeline_id, facts=facts, by=visitor(request))
        return _back(), _("Stage added: %(name)s") % {"name": made.name}, ""

    context = {"action": request.path, "title": _("New stage"), "values": {"chance": "50"}}
    return form_page(request, "deals/stage_form.html", context, act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def change_stage(request: HttpRequest, stage_id: int) -> HttpResponse:
    """Rename a stage, set its chance and its norm."""
    stage = get_object_or_404(queries.stages_to_set(), pk=stage_id)

    def act() -> tuple[str, str, str]:
        facts, seen = _stage(request.POST), Seen.in_form(request.POST)
        actions.change_stage(stage_id=stage_id, facts=facts, by=visitor(request), seen=seen)
        return _back(), _("Saved"), ""

    values = {
        "name_ru": stage.name_ru,
        "name_en": stage.name_en,
        "chance": f"{stage.chance * 100:.0f}",
        "norm_days": "" if stage.norm_days is None else str(stage.norm_days),
        "climb_hours": str(stage.climb_hours or ""),
    }
    context = {
        "action": request.path,
        "title": _("Change the stage"),
        "values": values,
        "as_seen": seen_together(stage, STAGE_FACTS),
    }
    return form_page(request, "deals/stage_form.html", context, act)


@require_POST
@requires("settings.change")
def order_stage(request: HttpRequest, stage_id: int) -> HttpResponse:
    """Move a stage one place up or down."""
    get_object_or_404(queries.stages_to_set(), pk=stage_id)
    act = partial(actions.order_stage, stage_id=stage_id, by=visitor(request))
    return put_in_order(request, act, _back())


@require_POST
@requires("settings.change")
def use_stage(request: HttpRequest, stage_id: int) -> HttpResponse:
    """Take a stage out of use, or back."""
    get_object_or_404(queries.stages_to_set(), pk=stage_id)
    act = partial(actions.use_stage, stage_id=stage_id, by=visitor(request))
    return put_in_use(request, act, _back())


def _back() -> str:
    return reverse("deals:pipelines")


def _names(data: Mapping[str, str]) -> dict[str, str]:
    return {name: data.get(name, "") for name in ("name_ru", "name_en")}


def _lines(data: Mapping[str, str]) -> list[str]:
    return [word for part in data.get("business_lines", "").split(",") if (word := part.strip())]


def _asks(stages: Sequence[Stage]) -> dict[int, str]:
    """Return how much each stage asks, in words."""
    items = queries.items_to_set().filter(is_active=True)
    points = Counter(items.values_list("stage_id", flat=True))
    told = {}
    for one in stages:
        facts, number = len({*one.entry_demands, *one.exit_demands}), points[one.pk]
        words = [ngettext("%(num)s fact", "%(num)s facts", facts) % {"num": facts}] * bool(facts)
        if number:
            words.append(ngettext("%(num)s point", "%(num)s points", number) % {"num": number})
        told[one.pk] = ", ".join(words)
    return told


def _stage(data: Mapping[str, str]) -> actions.StageFacts:
    try:
        chance = Decimal(data.get("chance", "").strip().replace(",", ".") or 0) / 100
    except InvalidOperation:
        raise Unreadable(_("A chance lies between 0 and 100 %."), field="chance") from None
    days = _whole(data, "norm_days", _("Write the norm in whole days."))
    hours = _whole(data, "climb_hours", _("Write the norm in whole hours."))
    return actions.StageFacts(**_names(data), chance=chance, norm_days=days, climb_hours=hours)


def _whole(data: Mapping[str, str], name: str, unreadable: str) -> int | None:
    said = data.get(name, "").strip()
    if said and not said.isdecimal():
        raise Unreadable(unreadable, field=name)
    return int(said[:6]) if said else None
