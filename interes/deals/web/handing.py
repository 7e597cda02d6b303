"""Giving a deal to a colleague, and picking one up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interes.deals import actions, queries
from interes.deals.models import Deal
from interes.deals.web.dialogs import form_page
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team import queries as team
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import done, refused, requires


class ReceiverMissing(Refusal):
    """Nobody was chosen to take the deal."""


@require_http_methods(["GET", "POST"])
@requires("deals.change")
def hand_over(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Give a deal to the chosen colleague."""
    deals = queries.seen_by(visitor(request)).select_related("owner", "company")
    deal = get_object_or_404(deals, pk=deal_id)
    context = {"deal": deal, "people": _colleagues(visitor(request), deal)}

    def act() -> tuple[str, str, str]:
        to = _receiver(request)
        actions.hand_over(deal_id=deal_id, to=to, by=visitor(request), at=timezone.now())
        notice = _("Handed over to %(name)s") % {"name": to.name}
        return reverse("deals:deal", args=[deal_id]), notice, ""

    return form_page(request, "deals/hand_over.html", context, act)


@require_POST
@requires("deals.take")
def take(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Pick a colleague's deal up."""
    get_object_or_404(queries.seen_by(visitor(request)), pk=deal_id)
    back = reverse("deals:deal", args=[deal_id])
    try:
        actions.take(deal_id=deal_id, by=visitor(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    return done(request, back, _("The deal is yours now."))


def _colleagues(user: User, deal: Deal) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return who may take the deal, under the names of their departments."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for one in team.colleagues(user).exclude(pk=deal.owner_id):
        department = one.department.name if one.department else _("Without a department")
        groups.setdefault(department, []).append((one.pk, one.name))
    return sorted(groups.items())


def _receiver(request: HttpRequest) -> User:
    people = team.colleagues(visitor(request))
    chosen = people.filter(pk=key_in(request.POST.get("to") or request.GET.get("to")) or 0).first()
    if chosen is None:
        raise ReceiverMissing(_("Choose who takes the deal."), field="to")
    return chosen
