"""Settings: how fast forgotten deals climb, and who may take them."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interes.deals import actions, queries
from interes.deals.models import ClimbNorm
from interes.deals.web.dialogs import form_page
from interes.foundation.edits import Seen, seen_together
from interes.foundation.keys import key_in
from interes.team.queries import visitor
from interes.ui.pages import requires


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def norm(request: HttpRequest) -> HttpResponse:
    """Set after how many working hours a forgotten deal climbs, and who may take it."""
    known = queries.climb_norm()

    def act() -> tuple[str, str, str]:
        actions.set_climb_norm(
            hours=key_in(request.POST.get("hours", "").strip()) or 0,
            takers=request.POST.get("takers", ""),
            by=visitor(request),
            seen=Seen.in_form(request.POST),
        )
        return reverse("deals:climb_norm"), _("Saved."), ""

    context = {
        "values": {"hours": str(known.hours), "takers": known.takers},
        "as_seen": seen_together(known, actions.CLIMB_FACTS),
        "takers": [(value, str(word)) for value, word in ClimbNorm.Takers.choices],
        "own": [one for one in queries.all_stages() if one.climb_hours and one.is_active],
    }
    return form_page(request, "deals/climb_norm.html", context, act)
