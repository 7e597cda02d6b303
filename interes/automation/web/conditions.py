"""Build the conditions of a rule by the same form that filters the lists."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interes.automation import actions, queries
from interes.automation.models import Rule
from interes.automation.rules import ABOUT_COMPANIES
from interes.clients.queries import company_fields
from interes.deals.queries import deal_fields
from interes.foundation import filters
from interes.foundation.filters import Fields, Group
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.lists import filter_building as building
from interes.ui.lists import filter_form
from interes.ui.pages import done, page, requires

TEMPLATE = "automation/conditions.html"
FIELDS = {"deal": deal_fields, "company": company_fields}


@require_http_methods(["GET", "POST"])
@requires("automation.change")
def change(request: HttpRequest, rule_id: int, about: str) -> HttpResponse:
    """Draw the conditions, add to them, and keep them."""
    one = get_object_or_404(queries.rules_to_set(), pk=rule_id)
    if about not in FIELDS or (about == "deal" and one.kind in ABOUT_COMPANIES):
        raise Http404
    fields, tree, refusal = FIELDS[about](), Group(), ""
    is_sent = request.method == "POST" and not building.is_redrawn(request.POST)
    try:
        tree = _tree(request, one, about, fields)
        if is_sent:
            where = filters.serialise(filter_form.whole(tree))
            told = {f"{about}_where": where}
            actions.change_rule(rule_id=one.pk, told=told, by=visitor(request))
            return done(request, reverse("automation:rule", args=[one.pk]), _("Saved"))
    except Refusal as trouble:
        refusal = str(trouble)
    return _draw(request, {"rule": one, "about": about, "refusal": refusal}, tree, fields)


def _tree(request: HttpRequest, one: Rule, about: str, fields: Fields) -> Group:
    if request.method != "POST":
        return filters.parse(getattr(one, f"{about}_where"))
    return building.with_added(building.sent_tree(request.POST, fields), request.POST, fields)


def _draw(request: HttpRequest, told: dict[str, Any], tree: Group, fields: Fields) -> HttpResponse:
    context = told | {
        "action": request.path,
        "form": filter_form.drawn(tree, fields),
        "text": filters.serialise(tree),
        "offered_names": sorted(asked.title for asked in fields.by_name.values()),
    }
    status = 422 if told["refusal"] and request.method == "POST" else 200
    return page(request, TEMPLATE, context, parts=("dialog_body", "builder"), status=status)
