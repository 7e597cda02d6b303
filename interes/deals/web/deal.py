"""The page of one deal."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from interes.clients.queries import custom_sections
from interes.deals.web import casting, facts
from interes.deals.web.competition import PICTURES
from interes.deals.web.record import record
from interes.team.queries import may, visitor
from interes.ui.pages import page, requires


@require_safe
@requires("deals.see")
def deal(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Show a deal: what is next, what is wrong, its story, its people."""
    user = visitor(request)
    found = record(user, deal_id)
    if found is None:
        raise Http404
    may_change = may(user, "deals.change", found.deal)
    step = found.deal.next_step
    cast = casting.shown(found.deal, found.people)
    flagged = {one.flag for one in found.flags}
    context = {
        "record": found,
        "roles": cast["roles"],
        "worries": casting.not_told_by(flagged, cast["worries"]),
        "pictures": PICTURES,
        "facts_shown": facts.shown(found.deal),
        "custom": custom_sections("deal", found.deal.custom),
        "may_change": may_change,
        "may_change_step": may_change or (step is not None and step.owner_id == user.pk),
    }
    return page(request, "deals/deal.html", context)
