"""The map of the people who decide: who they are, where they stand, what is missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interes.deals import actions, queries
from interes.deals.models import Deal, Step
from interes.deals.rules import CARD_HEIGHT, CARD_WIDTH, WIDTH
from interes.deals.web import casting, role_words
from interes.deals.web.dialogs import taken_up
from interes.foundation.refusals import Refusal
from interes.team.queries import may, visitor
from interes.ui.pages import page, requires


class NothingToDo(Refusal):
    """What worried is settled already, or the deal is closed."""


@require_safe
@requires("deals.see")
def show(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Show the people of a deal as a map, with the roles that are covered and the worries."""
    user = visitor(request)
    deal = _deal(request, deal_id)
    people = queries.people_of(deal)
    context = {
        **casting.shown(deal, people),
        "deal": deal,
        "people": people,
        "map": casting.map_of(deal, people),
        "size": {"width": WIDTH, "card_width": CARD_WIDTH, "card_height": CARD_HEIGHT},
        "attitudes": dict(role_words.attitudes()),
        "signed": role_words.signed,
        "may_change": may(user, "deals.change", deal),
        "may_set": may(user, "settings.change"),
    }
    return page(request, "deals/people_map.html", context)


@require_POST
@requires("deals.change")
def make_next_step(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Let what a worry asks for become the next step; the old words stay in the history."""
    deal = _deal(request, deal_id)
    usual = reverse("deals:map", args=[deal_id])
    return taken_up(request, usual, lambda: _take_up(request, deal))


def _take_up(request: HttpRequest, deal: Deal) -> Step:
    norms, today = queries.people_norms(), timezone.localdate()
    worries = casting.worries_of(deal, queries.people_of(deal), norms, today)
    wanted = request.POST.get("worry", "")
    found = next((one for one in worries if one.key == wanted), None)
    if found is None or deal.next_step_id is None:
        raise NothingToDo(_("This is settled already. Look at the map again."))
    day = queries.next_noon(deal.company, timezone.localtime())
    plan = actions.Plan(text=found.told.step[:300], due_at=day, kind=found.flag.kind)
    return actions.change_step(step_id=deal.next_step_id, plan=plan, by=visitor(request))


def _deal(request: HttpRequest, deal_id: int) -> Deal:
    known = queries.seen_by(visitor(request)).select_related("company", "next_step", "owner")
    return get_object_or_404(known, pk=deal_id)
