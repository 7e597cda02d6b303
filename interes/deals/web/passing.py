"""Passing a deal on: the offer with its note, the answer, and what waits for mine."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interes.deals import actions, queries
from interes.deals.models import Deal
from interes.deals.web.dialogs import form_page, next_page
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team import queries as team
from interes.team.queries import visitor
from interes.ui.pages import block, done, page, refused, requires

OFFERED = "deals/offered.html"


class ReceiverMissing(Refusal):
    """Nobody was chosen to work the deal."""


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def pass_on(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Offer the work on a deal to a colleague, the one with free hands first."""
    deal = _found(request, deal_id)
    people = queries.candidates(deal, visitor(request), now=timezone.now())

    def act() -> tuple[str, str, str]:
        chosen = key_in(request.POST.get("to")) or 0
        to = team.colleagues(visitor(request)).filter(pk=chosen).first()
        if to is None:
            raise ReceiverMissing(_("Choose who shall work it."), field="to")
        actions.offer_passing(
            deal_id=deal_id,
            to=to,
            note=request.POST.get("note", ""),
            by=visitor(request),
            at=timezone.now(),
        )
        notice = _("Offered to %(name)s. Until they accept, nothing changes.")
        return _page_of(deal_id), notice % {"name": to.name}, ""

    context = {
        "deal": deal,
        "specialists": [one for one in people if one.is_specialist],
        "others": [one for one in people if not one.is_specialist],
        "values": {"to": str(people[0].id) if people and people[0].is_specialist else ""},
    }
    return form_page(request, "deals/pass_on.html", context, act)


@require_POST
@requires("deals.see")
def accept(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Take the work on a deal over."""
    deal = _found(request, deal_id)
    back = next_page(request, _page_of(deal_id))
    try:
        actions.accept_passing(deal_id=deal_id, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    notice = _("You work on it now: %(deal)s. The client's window is %(owner)s.")
    return done(request, back, notice % {"deal": deal.title, "owner": deal.owner.name})


@require_http_methods(["GET", "POST"])
@requires("deals.see")
def return_back(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Say no to an offer, with the reason."""
    deal = _found(request, deal_id)

    def act() -> tuple[str, str, str]:
        note = request.POST.get("note", "")
        actions.return_passing(deal_id=deal_id, note=note, by=visitor(request), at=timezone.now())
        return next_page(request, _page_of(deal_id)), _("Returned with your note"), ""

    context = {"deal": deal, "back": request.GET.get("next", "")}
    return form_page(request, "deals/return_passing.html", context, act)


@require_POST
@requires("deals.change")
def withdraw(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Take an offer back."""
    _found(request, deal_id)
    try:
        actions.withdraw_passing(deal_id=deal_id, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, _page_of(deal_id), str(refusal))
    return done(request, _page_of(deal_id), _("The offer is withdrawn"))


@require_POST
@requires("deals.change")
def take_back(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Let the owner work the deal again."""
    deal = _found(request, deal_id)
    try:
        actions.take_work_back(deal_id=deal_id, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, _page_of(deal_id), str(refusal))
    notice = _("%(name)s works on it again") % {"name": deal.owner.name}
    return done(request, _page_of(deal_id), notice)


@require_safe
@requires("deals.see")
def offered(request: HttpRequest, subject_id: int = 0) -> HttpResponse:
    """Show what waits for my answer, as Today shows it."""
    del subject_id
    return page(request, OFFERED, _waiting(request), parts={"offered"})


def draw(request: HttpRequest, _subject_id: int) -> str:
    """Draw the same on the page of the day."""
    context = _waiting(request)
    return block(request, OFFERED, "offered", context) if context["offers"] else ""


def _waiting(request: HttpRequest) -> dict[str, object]:
    return {"offers": list(queries.offered_to(visitor(request)))}


def _found(request: HttpRequest, deal_id: int) -> Deal:
    deals = queries.seen_by(visitor(request)).select_related("owner", "company", "stage")
    return get_object_or_404(deals, pk=deal_id)


def _page_of(deal_id: int) -> str:
    return reverse("deals:deal", args=[deal_id])
