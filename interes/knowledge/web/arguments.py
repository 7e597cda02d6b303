"""The library of arguments: what speaks for us, to whom, and whom it alarms."""

from typing import Any

from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.foundation.buying import Role
from interes.foundation.edits import Seen, seen_together
from interes.knowledge import actions, queries
from interes.knowledge.models import Argument
from interes.team.queries import may, visitor
from interes.ui.asking import form_page
from interes.ui.pages import done, page, requires

FORM = "knowledge/argument_form.html"
FILTERS = ("q", "kind", "role", "line")


@require_safe
@requires("knowledge.see")
def arguments(request: HttpRequest) -> HttpResponse:
    """Show the arguments that the filters let through."""
    wanted = {name: request.GET.get(name, "") for name in FILTERS}
    context = {
        "arguments": list(queries.narrowed(queries.arguments_to_set(), wanted)),
        "wanted": wanted,
        "is_narrowed": any(wanted.values()),
        "kinds": _words(Argument.Kind),
        "roles": _words(Role),
        "words": dict(Role.choices),
        "lines": [(line, line) for line in queries.argument_lines()],
        "may_change": may(visitor(request), "knowledge.change"),
    }
    return page(request, "knowledge/arguments.html", context, parts={"rows"})


@require_http_methods(["GET", "POST"])
@requires("knowledge.change")
def add(request: HttpRequest) -> HttpResponse:
    """Add an argument to the library."""

    def act() -> tuple[str, str, str]:
        made = actions.add_argument(facts=_said(request.POST), by=visitor(request))
        return _back(), _("Argument added: %(name)s") % {"name": made.name}, ""

    context = {"action": request.path, "title": _("New argument")} | _choices(request)
    return form_page(request, FORM, context, act)


@require_http_methods(["GET", "POST"])
@requires("knowledge.change")
def change(request: HttpRequest, argument_id: int) -> HttpResponse:
    """Say an argument otherwise."""
    argument = get_object_or_404(queries.arguments_to_set(), pk=argument_id)

    def act() -> tuple[str, str, str]:
        said, seen = _said(request.POST), Seen.in_form(request.POST)
        actions.change_argument(argument_id=argument_id, facts=said, by=visitor(request), seen=seen)
        return _back(), _("Saved"), ""

    context = {
        "action": request.path,
        "title": _("Change the argument"),
        "values": _written(argument),
        "as_seen": seen_together(argument, actions.ARGUMENT_FACTS),
    }
    return form_page(request, FORM, context | _choices(request, argument), act)


@require_POST
@requires("knowledge.change")
def use(request: HttpRequest, argument_id: int) -> HttpResponse:
    """Let an argument be offered, or not any more."""
    get_object_or_404(queries.arguments_to_set(), pk=argument_id)
    is_active = request.POST.get("use") == "yes"
    one = actions.use_argument(argument_id=argument_id, is_active=is_active, by=visitor(request))
    words = _("In use again: %(name)s") if is_active else _("Out of use: %(name)s")
    return done(request, _back(), words % {"name": one.name})


def _back() -> str:
    return reverse("knowledge:arguments")


def _choices(request: HttpRequest, argument: Argument | None = None) -> dict[str, Any]:
    known = argument.works_for if argument else []
    return {
        "kinds": _words(Argument.Kind),
        "roles": _words(Role),
        "chosen_roles": request.POST.getlist("works_for") if request.POST else known,
    }


def _words(choices: type[TextChoices]) -> list[tuple[str, str]]:
    return [(key, str(word)) for key, word in choices.choices]


def _written(argument: Argument) -> dict[str, str]:
    values = {name: str(getattr(argument, name)) for name in actions.ARGUMENT_FACTS}
    values["business_lines"] = ", ".join(argument.business_lines)
    for role, why in argument.alarms.items():
        values |= {f"alarm_{role}_{name}": text for name, text in why.items()}
    return values


def _said(data: QueryDict) -> actions.ArgumentFacts:
    texts = {
        name: data.get(name, "")
        for name in actions.ARGUMENT_FACTS
        if name.endswith(("_ru", "_en")) or name == "kind"
    }
    return actions.ArgumentFacts(
        **texts,
        business_lines=data.get("business_lines", "").split(","),
        works_for=data.getlist("works_for"),
        alarms={role: _worry(data, role) for role in Role.values},
    )


def _worry(data: QueryDict, role: str) -> dict[str, str]:
    return {name: data.get(f"alarm_{role}_{name}", "") for name in ("ru", "en")}
