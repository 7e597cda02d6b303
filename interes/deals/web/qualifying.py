"""Qualifying a client on a deal: the questions as in a talk, and letting go of who is no client."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.clients import queries as clients
from interes.deals import actions, queries
from interes.deals.models import Deal
from interes.deals.queries import Told
from interes.deals.web import verdicts
from interes.deals.web.dialogs import form_page, next_page
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import block, done, refused, requires

TEMPLATE = "deals/qualify.html"


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def qualify(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Ask what decides, one thing after another; what is not known yet may stay open."""
    deal = _found(request, deal_id)
    told = queries.told_of([deal])[deal.pk]

    def act() -> tuple[str, str, str]:
        actions.answer_questions(
            deal_id=deal_id,
            answers=actions.read_answers(request.POST),
            by=visitor(request),
            at=timezone.now(),
        )
        return next_page(request, reverse("deals:deal", args=[deal_id])), _said(deal), ""

    context = {
        "deal": deal,
        "asked": verdicts.fields_of(told),
        "shown": _now(request, told, deal),
        "values": verdicts.values_of(told),
        "back": request.GET.get("next", ""),
    }
    return form_page(request, TEMPLATE, context, act)


@require_POST
@requires("deals.see")
def try_answers(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Show what the verdict would be with the answers of the form."""
    deal = _found(request, deal_id)
    told = verdicts.tried(queries.told_of([deal])[deal.pk], request.POST, deal)
    return HttpResponse(block(request, TEMPLATE, "verdict", {"shown": verdicts.as_shown(told)}))


@require_POST
@requires("deals.create")
def questions(request: HttpRequest) -> HttpResponse:
    """Show the questions of a product while a new deal is being written."""
    context = asked_of_new(request)
    return HttpResponse(block(request, "deals/new_questions.html", "questions", context))


@require_POST
@requires("deals.change")
def let_go(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Close an unpromising deal and put the client on the mailing list, in one press."""
    deal = _found(request, deal_id)
    here = reverse("deals:deal", args=[deal_id])
    try:
        actions.let_go(deal_id=deal_id, by=visitor(request), at=timezone.localtime())
    except Refusal as refusal:
        return refused(request, here, str(refusal))
    return done(request, here, _("Closed, and on the mailing list: %(deal)s") % {"deal": deal})


def asked_of_new(request: HttpRequest) -> dict[str, object]:
    """Return what may be asked of a deal that is only being written."""
    user, data = visitor(request), request.POST
    try:
        company = clients.chosen_company(user, data) if data else None
    except Refusal:
        company = None
    deal = Deal(product=data.get("product", "").strip(), company=company)
    told = queries.told_of([deal])[deal.pk]
    return {
        "asked": verdicts.fields_of(told),
        "qualification": told.qualification,
        "answers": data,
    }


def _found(request: HttpRequest, deal_id: int) -> Deal:
    deals = queries.seen_by(visitor(request)).select_related("company", "owner")
    return get_object_or_404(deals, pk=deal_id)


def _now(request: HttpRequest, told: Told, deal: Deal) -> verdicts.Shown | None:
    if request.method == "POST":
        told = verdicts.tried(told, request.POST, deal)
    return verdicts.as_shown(told)


def _said(deal: Deal) -> str:
    """Say the verdict after the answers were kept."""
    shown = verdicts.as_shown(queries.told_of([deal])[deal.pk])
    if shown is None:
        return _("Saved")
    return f"{shown.word}: {shown.reason}" if shown.reason else shown.word
