"""What a rule does: each act by a small form of its own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.automation import actions, queries
from interes.automation.models import Rule
from interes.deals.models import Step
from interes.deals.queries import situations
from interes.foundation.refusals import Refusal
from interes.team import queries as team
from interes.team.models import Department
from interes.team.queries import visitor
from interes.ui.asking import form_page
from interes.ui.pages import done, page, refused, requires

VERB = "automation.change"
FORM = "automation/act.html"
NAMES = (
    *("kind", "text", "days", "to", "user", "department", "whom", "subject", "body"),
    *("add", "remove", "situation", "webhook"),
)
USUAL = {"days": "2", "kind": "call", "to": "head", "whom": "owner"}


@require_safe
@requires(VERB)
def choose(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Show what can be done when this has happened."""
    one = _found(rule_id)
    context = {"rule": one, "offered": queries.offered_words(one.kind)}
    return page(request, "automation/choose_act.html", context, parts={"dialog_body"})


@require_http_methods(["GET", "POST"])
@requires(VERB)
def add(request: HttpRequest, rule_id: int, act: str) -> HttpResponse:
    """Let the rule do one more thing."""
    one = _found(rule_id)
    words = dict(queries.offered_words(one.kind))
    if act not in words:
        raise Http404

    def do() -> tuple[str, str, str]:
        actions.add_act(rule_id=one.pk, told=_said(request.POST, act), by=visitor(request))
        return _home(one), _("Saved"), ""

    context = {"title": words[act], "act": act, "values": USUAL, "was": ""}
    return form_page(request, FORM, context | _choices(request, one), do)


@require_http_methods(["GET", "POST"])
@requires(VERB)
def change(request: HttpRequest, rule_id: int, place: int) -> HttpResponse:
    """Set one act anew."""
    one = _found(rule_id)
    spec = _act_of(one, place)

    def do() -> tuple[str, str, str]:
        told, was = _said(request.POST, spec["act"]), request.POST.get("was", "")
        facts: dict[str, Any] = {"rule_id": one.pk, "place": place, "told": told, "was": was}
        actions.change_act(by=visitor(request), **facts)
        return _home(one), _("Saved"), ""

    context = {
        "title": dict(queries.offered_words(one.kind)).get(spec["act"], spec["act"]),
        "act": spec["act"],
        "values": _as_set(spec),
        "was": actions.act_as_seen(spec),
    }
    return form_page(request, FORM, context | _choices(request, one), do)


@require_POST
@requires(VERB)
def order(request: HttpRequest, rule_id: int, place: int) -> HttpResponse:
    """Move an act one place up or down."""
    one = _found(rule_id)
    _act_of(one, place)
    up = request.POST.get("way") == "up"
    actions.order_act(rule_id=one.pk, place=place, up=up, by=visitor(request))
    return done(request, _home(one))


@require_POST
@requires(VERB)
def drop(request: HttpRequest, rule_id: int, place: int) -> HttpResponse:
    """Take an act out."""
    one = _found(rule_id)
    _act_of(one, place)
    try:
        actions.drop_act(rule_id=one.pk, place=place, by=visitor(request))
    except Refusal as refusal:
        return refused(request, _home(one), str(refusal))
    return done(request, _home(one), _("Taken out"))


def _found(rule_id: int) -> Rule:
    return get_object_or_404(queries.rules_to_set(), pk=rule_id)


def _act_of(one: Rule, place: int) -> dict[str, Any]:
    if place >= len(one.acts):
        raise Http404
    spec: dict[str, Any] = one.acts[place]
    return spec


def _home(one: Rule) -> str:
    return reverse("automation:rule", args=[one.pk])


def _said(data: QueryDict, act: str) -> dict[str, str]:
    return {name: data.get(name, "") for name in NAMES if name in data} | {"act": act}


def _as_set(spec: dict[str, Any]) -> dict[str, str]:
    return {name: _written(value) for name, value in spec.items()}


def _written(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _choices(request: HttpRequest, one: Rule) -> dict[str, Any]:
    me = visitor(request)
    departments = Department.objects.select_related("branch").order_by("branch__name", "name")
    return {
        "action": request.path,
        "rule": one,
        "kinds": [(key, str(word)) for key, word in Step.Kind.choices],
        "people": [(str(user.pk), user.name) for user in team.colleagues(me)],
        "departments": [(str(key.pk), f"{key.name} ({key.branch})") for key in departments],
        "situations": [(str(key.pk), key.name) for key in situations()],
        "webhooks": queries.webhook_choices(),
        "places": queries.known_places(),
    }
