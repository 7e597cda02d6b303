"""Settings: situations while the client thinks, with their cadences."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.deals import actions, queries
from interes.deals.models import Situation, Step
from interes.deals.web.dialogs import form_page
from interes.deals.web.setting import put_in_order, put_in_use
from interes.foundation.edits import Seen, seen_together
from interes.foundation.keys import key_in
from interes.team.queries import may, visitor
from interes.ui.pages import page, requires

TURNS = 6


@require_safe
@requires("settings.see")
def situations(request: HttpRequest) -> HttpResponse:
    """Show every situation with its cadence and the number of deals in it."""
    kinds = dict(Step.Kind.choices)
    known = list(queries.situations_to_set())
    context = {
        "situations": [
            {"one": one, "turns": [kinds.get(kind, kind) for kind in one.channels]} for one in known
        ],
        "used": sum(one.is_active for one in known),
        "standing": queries.standing_in_situations(),
        "stages": dict(queries.stage_choices()),
        "may_change": may(visitor(request), "settings.change"),
    }
    return page(request, "deals/situations.html", context)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def add(request: HttpRequest) -> HttpResponse:
    """Add a situation."""

    def act() -> tuple[str, str, str]:
        made = actions.add_situation(facts=_said(request.POST), by=visitor(request))
        return _back(), _("Situation added: %(name)s") % {"name": made.name}, ""

    values = {"first_after": "1", "every": "week", "every_days": "1", "turn_0": "call"}
    context = {"title": _("New situation"), "values": values} | _choices(request)
    return form_page(request, "deals/situation_form.html", context, act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def change(request: HttpRequest, situation_id: int) -> HttpResponse:
    """Set a situation anew."""
    one = get_object_or_404(queries.situations_to_set(), pk=situation_id)

    def act() -> tuple[str, str, str]:
        facts, seen = _said(request.POST), Seen.in_form(request.POST)
        actions.change_situation(
            situation_id=situation_id, facts=facts, by=visitor(request), seen=seen
        )
        return _back(), _("Saved"), ""

    context = {
        "title": _("Change the situation"),
        "values": _as_set(one),
        "as_seen": seen_together(one, actions.SITUATION_FACTS),
    }
    return form_page(request, "deals/situation_form.html", context | _choices(request, one), act)


@require_POST
@requires("settings.change")
def order(request: HttpRequest, situation_id: int) -> HttpResponse:
    """Move a situation one place up or down."""
    get_object_or_404(queries.situations(), pk=situation_id)
    act = partial(actions.order_situation, situation_id=situation_id, by=visitor(request))
    return put_in_order(request, act, _back())


@require_POST
@requires("settings.change")
def use(request: HttpRequest, situation_id: int) -> HttpResponse:
    """Let a situation be chosen, or not any more."""
    get_object_or_404(queries.situations_to_set(), pk=situation_id)
    act = partial(actions.use_situation, situation_id=situation_id, by=visitor(request))
    return put_in_use(request, act, _back())


def _back() -> str:
    return reverse("deals:situations")


def _choices(request: HttpRequest, one: Situation | None = None) -> dict[str, Any]:
    chosen = [str(key) for key in one.stage_ids] if one else []
    if request.method == "POST":
        chosen = request.POST.getlist("stages")
    return {
        "action": request.path,
        "kinds": [(value, str(word)) for value, word in Step.Kind.choices],
        "rhythms": [(value, str(word)) for value, word in Situation.Every.choices],
        "stages": queries.stage_choices(),
        "chosen_stages": chosen,
        "turns": range(TURNS),
    }


def _as_set(one: Situation) -> dict[str, str]:
    """Return the fields of the form as the situation is set now."""
    names = [name for name in actions.SITUATION_FACTS if name not in ("channels", "stage_ids")]
    values = {name: getattr(one, name) for name in names}
    values |= {f"turn_{n}": kind for n, kind in enumerate(one.channels)}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _said(data: QueryDict) -> actions.SituationFacts:
    stages = [key_in(key) for key in data.getlist("stages")]
    turns = [data.get(f"turn_{n}", "") for n in range(TURNS)]
    return actions.SituationFacts(
        name_ru=data.get("name_ru", ""),
        name_en=data.get("name_en", ""),
        say_ru=data.get("say_ru", ""),
        say_en=data.get("say_en", ""),
        first_after=_number(data, "first_after") or 0,
        every=data.get("every", ""),
        every_days=_number(data, "every_days") or 1,
        channels=[kind for kind in turns if kind],
        most_attempts=_number(data, "most_attempts"),
        most_days=_number(data, "most_days"),
        stage_ids=[key for key in stages if key],
    )


def _number(data: QueryDict, name: str) -> int | None:
    text = data.get(name, "").strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 5:
        raise actions.CadenceUnclear(_("Write a whole number."), field=name)
    return int(text)
