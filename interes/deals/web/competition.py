"""The competition of one deal: named, described on a card, and taken out again."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.deals import actions, queries
from interes.deals.models import Deal, DealRival, Rival
from interes.deals.web import reading
from interes.deals.web.dialogs import form_page
from interes.foundation.edits import Seen, seen_together
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import may, visitor
from interes.ui.pages import done, refused, requires

# How each sort of rival is drawn.
PICTURES: dict[str, str] = {
    Rival.Kind.SUPPLIER: "building-store",
    Rival.Kind.NOTHING: "player-pause",
    Rival.Kind.BUDGET: "coins",
    Rival.Kind.IN_HOUSE: "users-group",
}


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def add(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Note whom or what a deal competes with; who is not known yet is written down on the spot."""
    deal = get_object_or_404(queries.seen_by(visitor(request)), pk=deal_id)

    def act() -> tuple[str, str, str]:
        part = actions.add_deal_rival(
            deal_id=deal_id,
            rival=_named(request.POST),
            by=visitor(request),
            at=timezone.now(),
            facts=_told(request.POST),
        )
        return _back(deal_id), _("Competes with us: %(name)s") % {"name": part.rival}, ""

    offered = list(queries.rivals_offered(deal))
    context = {
        "deal": deal,
        "offered": [(str(one.pk), str(one)) for one in offered],
        "names": [str(one) for one in queries.rivals()],
        "values": {"amount_currency": deal.currency},
    }
    return form_page(request, "deals/add_rival.html", context | choices(), act)


@require_http_methods(["GET", "POST"])
@requires("deals.see")
def card(request: HttpRequest, deal_id: int, rival_id: int) -> HttpResponse:
    """Show what is known of a rival, what worked against it, and how it stands in this deal."""
    user = visitor(request)
    get_object_or_404(queries.seen_by(user), pk=deal_id)
    part = queries.deal_rival(deal_id, rival_id)
    if part is None:
        raise Http404

    def act() -> tuple[str, str, str]:
        actions.tell_deal_rival(
            deal_id=deal_id,
            rival_id=rival_id,
            facts=_told(request.POST) | {"since": reading.day(request.POST, "since")},
            by=user,
            seen=Seen.in_form(request.POST),
        )
        return _back(deal_id), _("Saved"), ""

    context = {
        "part": part,
        "may_change": may(user, "deals.change", part.deal),
        "worked": queries.lessons(rival_id, won=True),
        "values": _as_known(part),
        "as_seen": seen_together(part, actions.COMPETITION_FACTS),
    }
    return form_page(request, "deals/deal_rival.html", context | choices(), act)


@require_POST
@requires("deals.change")
def remove(request: HttpRequest, deal_id: int, rival_id: int) -> HttpResponse:
    """Note that a rival does not compete any more."""
    get_object_or_404(queries.seen_by(visitor(request)), pk=deal_id)
    try:
        actions.remove_deal_rival(deal_id=deal_id, rival_id=rival_id, by=visitor(request))
    except Refusal as refusal:
        return refused(request, _back(deal_id), str(refusal))
    return done(request, _back(deal_id), _("Does not compete any more"))


def named_first(deal: Deal) -> dict[str, Any]:
    """Return the rivals for the end of a deal: its own ones first, then all the others."""
    own = [one.name for one in queries.rivals_of(deal)]
    others = [str(one) for one in queries.rivals()]
    return {
        "own_rivals": [(name, name) for name in own],
        "rivals": list(dict.fromkeys([*own, *others])),
    }


def rival_said(said: Mapping[str, str]) -> str:
    """Return the rival that the form of a refusal names: written, else pressed."""
    return said.get("rival", "").strip() or said.get("own_rival", "")


def beaten(request: HttpRequest) -> list[int] | None:
    """Return whom we have beaten, as the form of a win says; None if it does not ask."""
    if "asks_beaten" not in request.POST:
        return None
    keys = [key_in(key) for key in request.POST.getlist("beaten")]
    return [key for key in keys if key is not None]


def choices() -> dict[str, Any]:
    """Return what the forms of the competition offer."""
    return {
        "standings": [("", _("Not known")), *DealRival.Standing.choices],
        "currencies": actions.CURRENCIES,
    }


def _named(said: Mapping[str, str]) -> Rival | str:
    """Return the rival that is written, else the one that is pressed."""
    if said.get("rival", "").strip():
        return said["rival"]
    return queries.rivals().filter(pk=key_in(said.get("offered")) or 0).first() or ""


def _told(said: Mapping[str, str]) -> dict[str, Any]:
    return {
        "standing": said.get("standing", ""),
        "amount": actions.read_amount(said),
        "currency": actions.read_currency(said),
        "terms": said.get("terms", ""),
        "evidence": said.get("evidence", ""),
    }


def _as_known(part: DealRival) -> dict[str, str]:
    return {
        "standing": part.standing,
        "amount": "" if part.amount is None else f"{part.amount:f}".removesuffix(".00"),
        "amount_currency": part.currency,
        "terms": part.terms,
        "evidence": part.evidence,
        "since": part.since.isoformat(),
    }


def _back(deal_id: int) -> str:
    return reverse("deals:deal", args=[deal_id])
