"""One click says why the client does not decide yet; the next step plans itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interes.deals import actions, queries
from interes.deals.web.dialogs import next_page
from interes.foundation.keys import key_in
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import done, refused, requires


@require_POST
@requires("deals.change")
def situate(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Put a deal into a situation, or take it out of it."""
    deal = get_object_or_404(queries.seen_by(visitor(request)), pk=deal_id)
    back = next_page(request, reverse("deals:deal", args=[deal_id]))
    wanted = key_in(request.POST.get("situation", ""))
    one = get_object_or_404(queries.situations_to_set(), pk=wanted) if wanted else None
    try:
        actions.situate(
            deal_id=deal.pk, situation=one, by=visitor(request), at=timezone.localtime()
        )
    except Refusal as refusal:
        return refused(request, back, str(refusal))
    if one is None:
        return done(request, back, _("The client thinks no more: the planned step stays."))
    return done(request, back, _("%(situation)s: the next step is planned.") % {"situation": one})
