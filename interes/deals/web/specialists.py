"""Settings: who works at a stage; and how strong each is at each stage, for those who lead."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interes.deals import actions, queries
from interes.deals.models import Stage
from interes.deals.rules import ENOUGH_ENDED
from interes.deals.web.dialogs import form_page
from interes.foundation.edits import Seen, seen_together
from interes.foundation.keys import key_in
from interes.team import queries as team
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import page, requires


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def specialists(request: HttpRequest, stage_id: int) -> HttpResponse:
    """Say who works at a stage; nobody: the owner of each deal."""
    stage = get_object_or_404(queries.stages_to_set().select_related("pipeline"), pk=stage_id)

    def act() -> tuple[str, str, str]:
        keys = (key_in(key) for key in request.POST.getlist("people"))
        actions.set_specialists(
            stage_id=stage.pk,
            people=[key for key in keys if key],
            great_from=actions.read_amount(request.POST, "great_from"),
            by=visitor(request),
            seen=Seen.in_form(request.POST),
        )
        return reverse("deals:pipelines"), _("Saved"), ""

    chosen = [str(key) for key in stage.specialist_ids]
    context = {
        "stage": stage,
        "people": [(str(one.pk), one.name) for one in team.colleagues(visitor(request))],
        "chosen": request.POST.getlist("people") if request.method == "POST" else chosen,
        "values": {"great_from": _sum(stage.great_from)},
        "as_seen": seen_together(stage, actions.SPECIALIST_FACTS),
    }
    return form_page(request, "deals/specialists.html", context, act)


def _sum(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"


@require_safe
@requires("strengths.see")
def strengths(request: HttpRequest) -> HttpResponse:
    """Show how many deals went on from each stage while each of us worked them."""
    stages = list(queries.all_stages())
    pipelines = {one.pipeline_id: one.pipeline.name for one in stages}
    wanted = key_in(request.GET.get("pipeline")) or 0
    pipeline = wanted if wanted in pipelines else next(iter(pipelines), 0)
    mine = [one for one in stages if one.pipeline_id == pipeline and one.is_active]
    people = _people(visitor(request))
    known = queries.strengths(pipeline, [one.pk for one in people], now=timezone.now())
    context = {
        "pipeline": pipeline,
        "pipelines": [(str(key), name) for key, name in pipelines.items()],
        "stages": mine,
        "lines": [_line(one, mine, known.get(one.pk, {})) for one in people if one.pk in known],
        "enough": ENOUGH_ENDED,
    }
    return page(request, "deals/strengths.html", context, parts={"rows"})


def _line(person: User, stages: list[Stage], known: dict[int, queries.AtStage]) -> dict[str, Any]:
    return {"person": person, "cells": [known.get(stage.pk) for stage in stages]}


def _people(user: User) -> list[User]:
    """Return whose strength this person sees: a head the department's, the administrator all."""
    people = team.colleagues(user)
    if user.role == User.Role.HEAD and user.department_id:
        people = people.filter(department=user.department_id)
    return list(people)
