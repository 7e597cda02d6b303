"""Settings: the rules, each as a sentence, and the page on which one is built step by step."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.activities.models import Activity
from interes.automation import actions, queries
from interes.automation.models import Rule
from interes.automation.queries import Wording
from interes.automation.rules import ABOUT_COMPANIES, usual_given
from interes.deals.queries import flag_choices, stage_choices
from interes.foundation.edits import Seen, seen_together
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import may, visitor
from interes.ui.asking import form_page
from interes.ui.pages import done, page, refused, requires

SEE, CHANGE = "automation.see", "automation.change"
SEVERAL = ("stages", "talks", "flags")


@require_safe
@requires(SEE)
def index(request: HttpRequest) -> HttpResponse:
    """Show every rule as a sentence, with how it did lately."""
    words, figures = Wording(), queries.figures(timezone.now())
    rules = list(queries.rules_to_set())
    context = {
        "rules": [(one, words.of(one), figures.get(one.pk)) for one in rules],
        "examples": [words.facts(one) for one in queries.examples()],
        "away": list(queries.rules_put_away()),
        "may_change": may(visitor(request), CHANGE),
    }
    return page(request, "automation/rules.html", context)


@require_http_methods(["GET", "POST"])
@requires(CHANGE)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a rule: its name, and what it waits for."""

    def act() -> tuple[str, str, str]:
        told = _named(request.POST)
        facts = actions.RuleFacts(**told, given=usual_given(told["kind"]))
        made = actions.add_rule(facts=facts, by=visitor(request), at=timezone.now())
        return _home(made.pk), _("Now say what is done then."), ""

    context = {"action": request.path, "title": _("New rule"), "kinds": _kinds()}
    return form_page(request, "automation/new.html", context, act)


@require_POST
@requires(CHANGE)
def begin(request: HttpRequest, example: int) -> HttpResponse:
    """Begin with one of the ready examples; it is switched off until somebody has looked at it."""
    known = queries.examples()
    if example >= len(known):
        raise Http404
    facts = actions.RuleFacts(**known[example])
    try:
        made = actions.add_rule(facts=facts, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, reverse("automation:rules"), str(refusal))
    return done(request, _home(made.pk), _("Look it through, try it out, and switch it on."))


@require_safe
@requires(SEE)
def rule(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Show a rule: when, if, then, each with its own small form."""
    one = _found(rule_id)
    words = Wording()
    context = {
        "rule": one,
        "said": words.of(one),
        "deal_chips": words.chips(one.deal_where, words.deal_fields),
        "company_chips": words.chips(one.company_where, words.company_fields),
        "asks_deals": one.kind not in ABOUT_COMPANIES,
        "figures": queries.figures(timezone.now()).get(one.pk),
        "may_change": may(visitor(request), CHANGE),
    }
    return page(request, "automation/rule.html", context)


@require_http_methods(["GET", "POST"])
@requires(CHANGE)
def change(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Set what a rule waits for, its name, and whether others answer after it."""
    one = _found(rule_id)

    def act() -> tuple[str, str, str]:
        told = _named(request.POST) | {"stops": request.POST.get("stops") == "on"}
        told["given"] = _given(request.POST, one)
        if told["kind"] in ABOUT_COMPANIES:
            told["deal_where"] = ""
        seen = Seen.in_form(request.POST)
        actions.change_rule(rule_id=one.pk, told=told, by=visitor(request), seen=seen)
        return _home(one.pk), _("Saved"), ""

    context = {
        "action": request.path,
        "title": _("When does it answer?"),
        "rule": one,
        "kinds": _kinds(),
        "stages": stage_choices(),
        "flags": flag_choices(),
        "talks": [(key, word) for key, word in Activity.Kind.choices if key in Activity.TALKS],
        "values": _as_set(one),
        "chosen": _chosen(request, one),
        "as_seen": seen_together(one, ("name_ru", "name_en", "kind", "stops")),
    }
    return form_page(request, "automation/when.html", context, act)


@require_POST
@requires(CHANGE)
def use(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Switch a rule on or off."""
    one, is_active = _found(rule_id), request.POST.get("use") == "yes"
    told: dict[str, Any] = {"rule_id": one.pk, "by": visitor(request), "at": timezone.now()}
    back = _back(request, one)
    try:
        actions.use_rule(is_active=is_active, **told)
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    words = _("Switched on: %(name)s") if is_active else _("Switched off: %(name)s")
    return done(request, back, words % {"name": one.name})


@require_POST
@requires(CHANGE)
def order(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Move a rule one place up or down."""
    up = request.POST.get("way") == "up"
    actions.order_rule(rule_id=_found(rule_id).pk, up=up, by=visitor(request))
    return done(request, reverse("automation:rules"))


@require_POST
@requires(CHANGE)
def copy(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Make another rule like this one."""
    act = partial(actions.copy_rule, rule_id=_found(rule_id).pk, by=visitor(request))
    try:
        made = act(at=timezone.now())
    except Refusal as refusal:
        return refused(request, reverse("automation:rules"), str(refusal))
    return done(request, _home(made.pk), _("Copied; the copy is switched off."))


@require_POST
@requires(CHANGE)
def away(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Put a rule away, or take it out again."""
    one = get_object_or_404(Rule, pk=rule_id)
    if request.POST.get("use") == "yes":
        actions.take_out_rule(rule_id=one.pk, by=visitor(request))
        return done(request, _home(one.pk), _("Taken out again: %(name)s") % {"name": one.name})
    actions.put_away_rule(rule_id=one.pk, by=visitor(request), at=timezone.now())
    words = _("Put away: %(name)s") % {"name": one.name}
    return done(request, reverse("automation:rules"), words)


def _found(rule_id: int) -> Rule:
    return get_object_or_404(queries.rules_to_set(), pk=rule_id)


def _home(rule_id: int) -> str:
    return reverse("automation:rule", args=[rule_id])


def _back(request: HttpRequest, one: Rule) -> str:
    return reverse("automation:rules") if request.POST.get("from") == "list" else _home(one.pk)


def _kinds() -> list[tuple[str, str]]:
    return [(key, str(word)) for key, word in Rule.Kind.choices]


def _named(data: QueryDict) -> dict[str, Any]:
    return {name: data.get(name, "") for name in ("name_ru", "name_en", "kind")}


def _given(data: QueryDict, one: Rule) -> dict[str, Any]:
    """Return what belongs to the kind; a new kind begins with what is usual for it."""
    if data.get("kind") != one.kind:
        return usual_given(data.get("kind", ""))
    return {
        "stages": [key for key in map(key_in, data.getlist("stages")) if key],
        "talks": data.getlist("talks"),
        "flags": data.getlist("flags"),
        "days": data.get("days", ""),
        "hours": data.get("hours", ""),
    }


def _as_set(one: Rule) -> dict[str, str]:
    told = {name: getattr(one, name) for name in ("name_ru", "name_en", "kind")}
    told |= {name: str(one.given.get(name, "")) for name in ("days", "hours")}
    return told | ({"stops": "on"} if one.stops else {})


def _chosen(request: HttpRequest, one: Rule) -> dict[str, list[str]]:
    if request.method == "POST":
        return {name: request.POST.getlist(name) for name in SEVERAL}
    return {name: [str(key) for key in one.given.get(name, [])] for name in SEVERAL}
