"""Settings: after how many days silence worries us, and how long a person is new in a post."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interes.deals import actions, queries
from interes.deals.web.dialogs import form_page
from interes.foundation.keys import key_in
from interes.team.queries import visitor
from interes.ui.pages import requires


@require_http_methods(["GET", "POST"])
@requires("settings.change")
def norms(request: HttpRequest) -> HttpResponse:
    """Set the norms of the warnings about people."""
    known = queries.people_norms()

    def act() -> tuple[str, str, str]:
        sent = {name: request.POST.get(name, "").strip() for name in ("silent_days", "new_days")}
        days = {name: 0 if said == "0" else key_in(said) or -1 for name, said in sent.items()}
        actions.set_people_norms(by=visitor(request), **days)
        return reverse("deals:people_norms"), _("Saved."), ""

    values = {"silent_days": str(known.silent_days), "new_days": str(known.new_days)}
    return form_page(request, "deals/people_norms.html", {"values": values}, act)
