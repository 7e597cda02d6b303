"""Settings: what qualifies a client, product by product, and what serving an order costs."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.deals import actions, queries
from interes.deals.models import Qualification
from interes.deals.web import verdicts
from interes.deals.web.dialogs import form_page
from interes.deals.web.setting import put_in_order, put_in_use
from interes.foundation.edits import Seen, seen_together
from interes.foundation.keys import key_in
from interes.team.queries import may, visitor
from interes.ui.pages import block, page, requires

FORM, COSTS, ONE = (
    "deals/qualification_form.html",
    "deals/qualification_costs.html",
    "deals/qualification.html",
)


@require_safe
@requires("settings.see")
def qualifications(request: HttpRequest) -> HttpResponse:
    """Show every qualification with its questions and the number of deals it is asked of."""
    known = list(queries.qualifications_to_set())
    asked: dict[int, list[str]] = {}
    for row in queries.questions_to_set().filter(is_active=True):
        asked.setdefault(row.qualification_id, []).append(row.name)
    context = {
        "qualifications": known,
        "asked": asked,
        "used": sum(one.is_active for one in known),
        "judged": queries.judged_by(),
        "may_change": may(visitor(request), "settings.change"),
    }
    return page(request, "deals/qualifications.html", context)


@require_safe
@requires("settings.see")
def qualification(request: HttpRequest, qualification_id: int) -> HttpResponse:
    """Show one qualification: its questions, what serving costs, and a talk to try it out."""
    one = _one(qualification_id)
    told = queries.asked_by(one)
    context = {
        "one": one,
        "questions": list(queries.questions_to_set().filter(qualification=one.pk)),
        "bars": {row.question.pk: queries.bar_of(row.question, one.currency) for row in told.known},
        "costs": queries.costs_of(one),
        "asked": verdicts.fields_of(told),
        "shown": verdicts.as_shown(told),
        "may_change": may(visitor(request), "settings.change"),
    }
    return page(request, ONE, context)


@require_POST
@requires("settings.see")
def try_out(request: HttpRequest, qualification_id: int) -> HttpResponse:
    """Show the verdict that the answers of the trial would give."""
    told = verdicts.tried(queries.asked_by(_one(qualification_id)), request.POST, None)
    return HttpResponse(block(request, ONE, "verdict", {"shown": verdicts.as_shown(told)}))


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def add(request: HttpRequest) -> HttpResponse:
    """Add a qualification; its questions come next."""

    def act() -> tuple[str, str, str]:
        made = actions.add_qualification(facts=_said(request.POST), by=visitor(request))
        notice = _("Qualification added: %(name)s") % {"name": made.name}
        return _page_of(made.pk), notice, ""

    context = {"title": _("New qualification"), "one": None} | _choices(request)
    return form_page(request, FORM, context, act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def change(request: HttpRequest, qualification_id: int) -> HttpResponse:
    """Set a qualification anew."""
    one = _one(qualification_id)

    def act() -> tuple[str, str, str]:
        facts, seen = _said(request.POST), Seen.in_form(request.POST)
        actions.change_qualification(
            qualification_id=one.pk, facts=facts, by=visitor(request), seen=seen
        )
        return _page_of(one.pk), _("Saved"), ""

    context = {
        "title": _("Change the qualification"),
        "one": one,
        "values": {
            "name_ru": one.name_ru,
            "name_en": one.name_en,
            "business_lines": ", ".join(one.business_lines),
            "is_default": "on" if one.is_default else "",
            "needed": str(one.needed),
            "reason": str(one.reason_id or ""),
        },
        "as_seen": seen_together(one, actions.QUALIFICATION_FACTS),
    }
    return form_page(request, FORM, context | _choices(request), act)


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def costs(request: HttpRequest, qualification_id: int) -> HttpResponse:
    """Say what serving an order costs."""
    one = _one(qualification_id)

    def act() -> tuple[str, str, str]:
        facts, seen = _costs(request.POST), Seen.in_form(request.POST)
        actions.set_costs(qualification_id=one.pk, facts=facts, by=visitor(request), seen=seen)
        return _page_of(one.pk), _("Saved"), ""

    values = {name: _figure(getattr(one, name)) for name in actions.COST_FACTS}
    values["margin"] = "" if one.margin is None else _figure(one.margin * 100)
    context = {
        "one": one,
        "action": request.path,
        "currencies": [(code, code) for code in actions.CURRENCIES],
        "values": values,
        "as_seen": seen_together(one, actions.COST_FACTS),
    }
    return form_page(request, COSTS, context, act)


@require_POST
@requires("settings.change")
def order(request: HttpRequest, qualification_id: int) -> HttpResponse:
    """Move a qualification one place up or down."""
    get_object_or_404(queries.qualifications(), pk=qualification_id)
    act = partial(
        actions.order_qualification, qualification_id=qualification_id, by=visitor(request)
    )
    return put_in_order(request, act, reverse("deals:qualifications"))


@require_POST
@requires("settings.change")
def use(request: HttpRequest, qualification_id: int) -> HttpResponse:
    """Take a qualification out of use, or back."""
    _one(qualification_id)
    act = partial(actions.use_qualification, qualification_id=qualification_id, by=visitor(request))
    return put_in_use(request, act, reverse("deals:qualifications"))


def _one(key: int) -> Qualification:
    return get_object_or_404(queries.qualifications_to_set(), pk=key)


def _page_of(key: int) -> str:
    return reverse("deals:qualification", args=[key])


def _choices(request: HttpRequest) -> dict[str, Any]:
    reasons = queries.reasons().filter(asks_rival=False)
    return {"action": request.path, "reasons": [(str(one.pk), one.name) for one in reasons]}


def _said(data: Mapping[str, str]) -> actions.QualificationFacts:
    return actions.QualificationFacts(
        name_ru=data.get("name_ru", ""),
        name_en=data.get("name_en", ""),
        business_lines=data.get("business_lines", "").split(","),
        is_default=data.get("is_default") == "on",
        needed=int(figure(data, "needed", whole=True) or 0),
        reason_id=key_in(data.get("reason")),
    )


def _costs(data: Mapping[str, str]) -> actions.CostFacts:
    margin = figure(data, "margin")
    names = [one for one in actions.COST_FACTS if one not in ("margin", "currency")]
    told: dict[str, Any] = {name: figure(data, name) or Decimal(0) for name in names}
    for name in ("deliveries", "visits"):
        told[name] = int(figure(data, name, whole=True) or 0)
    return actions.CostFacts(
        margin=None if margin is None else margin / 100, currency=data.get("currency", ""), **told
    )


def figure(data: Mapping[str, str], name: str, *, whole: bool = False) -> Decimal | None:
    """Read a number as people write it; nothing is no number. Raises QualificationUnclear."""
    text = "".join(data.get(name, "").split()).replace(",", ".")
    if not text:
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found) >= Decimal("1e14") or (whole and found % 1):
        words = _("Write a whole number.") if whole else _("Write a number: 1 200.")
        raise actions.QualificationUnclear(words, field=name)
    return found


def _figure(value: Any) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
