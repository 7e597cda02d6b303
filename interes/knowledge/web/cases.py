"""Cases: what we did for clients, with both wordings, for our own eyes."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.clients import queries as clients
from interes.foundation.edits import Seen, seen_together
from interes.foundation.keys import key_in
from interes.knowledge import actions, queries
from interes.knowledge.models import Case
from interes.team.queries import may, visitor
from interes.ui.asking import form_page
from interes.ui.pages import done, page, requires

FORM = "knowledge/case_form.html"
FILTERS = ("q", "named")
TEXTS = ("title", "open_wording", "anonymous_wording", "figures", "consent_by")
YEARS = range(1990, 2101)


@require_safe
@requires("knowledge.see")
def cases(request: HttpRequest) -> HttpResponse:
    """Show the cases that the filters let through."""
    wanted = {name: request.GET.get(name, "")[:100] for name in FILTERS}
    context = {
        "cases": list(queries.cases_narrowed(wanted)),
        "wanted": wanted,
        "is_narrowed": any(wanted.values()),
        "consents": [("yes", _("May be named")), ("no", _("Only without the name"))],
        "may_change": may(visitor(request), "knowledge.change"),
        "may_set": may(visitor(request), "settings.change"),
    }
    return page(request, "knowledge/cases.html", context, parts={"rows"})


@require_safe
@requires("knowledge.see")
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show a case with both wordings, and the warning which of them may be told."""
    one = get_object_or_404(queries.cases_to_set(), pk=case_id)
    given_away = queries.names_given_away(one.anonymous_wording, one.company)
    context = {
        "case": one,
        "given_away": given_away,
        "may_change": may(visitor(request), "knowledge.change"),
    }
    return page(request, "knowledge/case.html", context)


@require_http_methods(["GET", "POST"])
@requires("knowledge.change")
def add(request: HttpRequest) -> HttpResponse:
    """Write a case down."""

    def act() -> tuple[str, str, str]:
        made = actions.add_case(facts=_said(request), by=visitor(request))
        return _page(made), _("Case added: %(name)s") % {"name": made}, ""

    back = reverse("knowledge:cases")
    context = {"title": _("New case"), "action": request.path, "cancel": back}
    return form_page(request, FORM, context, act)


@require_http_methods(["GET", "POST"])
@requires("knowledge.change")
def change(request: HttpRequest, case_id: int) -> HttpResponse:
    """Write a case anew."""
    one = get_object_or_404(queries.cases_to_set(), pk=case_id)

    def act() -> tuple[str, str, str]:
        facts, seen = _said(request), Seen.in_form(request.POST)
        actions.change_case(case_id=case_id, facts=facts, by=visitor(request), seen=seen)
        return _page(one), _("Saved"), ""

    context = {
        "title": _("Change the case"),
        "action": request.path,
        "cancel": _page(one),
        "values": _written(one),
        "as_seen": seen_together(one, (*TEXTS, "may_be_named", "consent_on", "business_lines")),
    }
    return form_page(request, FORM, context, act)


@require_POST
@requires("knowledge.change")
def use(request: HttpRequest, case_id: int) -> HttpResponse:
    """Let a case be offered, or not any more."""
    one = get_object_or_404(queries.cases_to_set(), pk=case_id)
    is_active = request.POST.get("use") == "yes"
    actions.use_case(case_id=case_id, is_active=is_active, by=visitor(request))
    words = _("In use again: %(name)s") if is_active else _("Out of use: %(name)s")
    return done(request, _page(one), words % {"name": one})


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def norm(request: HttpRequest) -> HttpResponse:
    """Set how often one client may be named before we spare them."""
    known = queries.spared()
    back = reverse("knowledge:cases")

    def act() -> tuple[str, str, str]:
        most, days = (key_in(request.POST.get(name, "")) or 0 for name in ("most", "days"))
        actions.set_reference_norm(most=most, days=days, by=visitor(request))
        return back, _("Saved"), ""

    values = {"most": str(known.most), "days": str(known.days)}
    return form_page(request, "knowledge/reference_norm.html", {"values": values}, act)


def _page(one: Case) -> str:
    return reverse("knowledge:case", args=[one.pk])


def _written(one: Case) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(one, name) for name in TEXTS}
    return values | {
        "business_lines": ", ".join(one.business_lines),
        "may_be_named": "on" if one.may_be_named else "",
        "consent_on": one.consent_on.isoformat() if one.consent_on else "",
        "company": one.company_id,
        "company_text": str(one.company),
    }


def _said(request: HttpRequest) -> dict[str, Any]:
    data = request.POST
    company = clients.chosen_company(visitor(request), data)
    facts: dict[str, Any] = {name: data.get(name, "") for name in TEXTS}
    return facts | {
        "company_id": company.pk if company else None,
        "business_lines": data.get("business_lines", "").split(","),
        "may_be_named": data.get("may_be_named") == "on",
        "consent_on": _day(data),
    }


def _day(data: QueryDict) -> Any:
    text = data.get("consent_on", "").strip()
    if not text:
        return None
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        raise actions.CaseUnclear(_("Choose the day."), field="consent_on")
    return found
