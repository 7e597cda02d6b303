"""References on the page of a deal, in the one wording that may be told, and of a client."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interes.activities import actions, queries
from interes.clients import queries as clients
from interes.deals import queries as deals
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.knowledge import queries as knowledge
from interes.team.queries import visitor
from interes.ui.pages import done, is_part, panel, refused, requires

SHOWN = 10


@require_safe
@requires("activities.see")
def of_deal(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Show the cases that fit a deal, each in the wording its client may hear."""
    seen = deals.seen_by(visitor(request)).select_related("company")
    deal = get_object_or_404(seen, pk=deal_id)
    context = {
        "deal": deal,
        "offered": queries.references_offered(deal, timezone.now()),
        "norm": knowledge.spared(),
        # On the page of the deal they are folded; beside nothing else they stand open.
        "is_open": not is_part(request),
    }
    return panel(request, "activities/references.html", "references_of", context)


@require_POST
@requires("activities.log")
def tell(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Note that a case was told."""
    deal = get_object_or_404(deals.seen_by(visitor(request)), pk=deal_id)
    back = reverse("deals:deal", args=[deal_id])
    try:
        told = actions.tell_reference(
            deal_id=deal.pk,
            case_id=key_in(request.POST.get("case")) or 0,
            wording=request.POST.get("wording", ""),
            by=visitor(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    return done(request, back, _("Reference told: %(what)s") % {"what": told.case})


@require_safe
@requires("activities.see")
def of_company(request: HttpRequest, company_id: int) -> HttpResponse:
    """Show where a client was named, and whether it is time to spare them."""
    company = get_object_or_404(clients.seen_by(visitor(request)), pk=company_id)
    named = queries.named_lately({company_id}, timezone.now()).get(company_id, 0)
    norm = knowledge.spared()
    context = {
        "company": company,
        "cases": list(knowledge.cases_of(company_id)),
        "told": list(queries.tellings_of(company_id)[:SHOWN]),
        "named": named,
        "norm": norm,
        "is_tired": norm.is_tired(named),
    }
    return panel(request, "activities/reference_of.html", "reference_of", context)
