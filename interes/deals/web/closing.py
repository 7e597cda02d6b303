"""Ends of a deal: won, refused, and reopened."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.deals import actions, queries
from interes.deals.models import Deal, RefusalReason
from interes.deals.web import asks, asks_read, competition, reading
from interes.deals.web.dialogs import asked, form_page, next_page
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import block, done, is_part, refused, requires

# The drop zones of the board, and the form each of them opens.
ENDS = {"won": "deals/win.html", "refused": "deals/refuse.html"}


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def win(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Close a deal as won."""
    deal = _found(request, deal_id)

    def act() -> tuple[str, str, str]:
        actions.win(
            deal_id=deal_id,
            by=visitor(request),
            at=timezone.localtime(),
            note=request.POST.get("note", ""),
            beaten=competition.beaten(request),
            filling=asks_read.filling(
                deal, queries.lacks(deal, None), request.POST, visitor(request)
            ),
        )
        return _closed(request, deal, _("Won: %(deal)s") % {"deal": deal.title})

    back = request.POST.get("next", "")
    return form_page(request, ENDS["won"], _won_facts(request, deal, back), act)


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def refuse(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Close a deal as refused, with the reason and what was learnt."""
    deal = _found(request, deal_id)

    def act() -> tuple[str, str, str]:
        said = request.POST
        actions.refuse(
            deal_id=deal_id,
            reason=_reason(said.get("reason", "")),
            by=visitor(request),
            at=timezone.localtime(),
            rival=competition.rival_said(said),
            note=said.get("note", ""),
            come_back_date=reading.day(said, "come_back_date"),
            mailing_list=said.get("mailing_list") == "on",
        )
        return _closed(request, deal, _("Refused: %(deal)s") % {"deal": deal.title})

    return form_page(request, ENDS["refused"], _facts(request, deal), act)


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def reopen(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Go on working on a closed deal, from its next step."""
    deal = _found(request, deal_id)

    def act() -> tuple[str, str, str]:
        now = timezone.localtime()
        plan = actions.read_plan(request.POST, now=now)
        actions.reopen(deal_id=deal_id, by=visitor(request), at=now, step=plan)
        return reverse("deals:deal", args=[deal_id]), _("The deal is open again."), ""

    return form_page(request, "deals/reopen.html", {"deal": deal}, act)


@require_POST
@requires("deals.change")
def undo(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Take the closing back, as the notice offers."""
    back = reverse("deals:deal", args=[deal_id])
    try:
        actions.undo_close(deal_id=deal_id, by=visitor(request), at=timezone.localtime())
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    return done(request, back, _("The deal is open again."))


def ask(request: HttpRequest, deal: Deal, end: str, back: str) -> HttpResponse:
    """Answer a card that was dropped on an end of the board with the form that the end needs."""
    if not is_part(request):
        return done(
            request, reverse(f"deals:{'win' if end == 'won' else 'refuse'}", args=[deal.pk])
        )
    won = end == "won"
    known = _won_facts(request, deal, back) if won else _facts(request, deal)
    context = known | {"back": back}
    return HttpResponse(
        block(request, ENDS[end], "dialog_body", context | asked(context)), status=422
    )


def _found(request: HttpRequest, deal_id: int) -> Deal:
    deals = queries.seen_by(visitor(request)).select_related("company", "owner", "stage")
    return get_object_or_404(deals, pk=deal_id)


def _facts(request: HttpRequest, deal: Deal) -> dict[str, Any]:
    return {
        "deal": deal,
        "reasons": list(queries.reasons()),
        "back": request.POST.get("next", ""),
    } | competition.named_first(deal)


def _won_facts(request: HttpRequest, deal: Deal, back: str) -> dict[str, Any]:
    """Return what the form of a win asks for: what the stages lack, and whom we have beaten."""
    rivals = [(str(one.id), one.name) for one in queries.rivals_of(deal)]
    chosen = request.POST.getlist("beaten")
    if "asks_beaten" not in request.POST:
        chosen = [key for key, _name in rivals]
    return asks.facts(request, deal, None, back) | {"rivals": rivals, "chosen_rivals": chosen}


def _closed(request: HttpRequest, deal: Deal, notice: str) -> tuple[str, str, str]:
    to = next_page(request, reverse("deals:deal", args=[deal.pk]))
    return to, notice, ""


def _reason(key: str) -> RefusalReason | None:
    return queries.reasons().filter(pk=key_in(key) or 0).first()
