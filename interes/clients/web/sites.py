"""Sites of a company: note one more, correct one in place."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interes.clients import actions, queries
from interes.clients.models import Company, Site
from interes.clients.web import in_place
from interes.clients.web.dialogs import dialog
from interes.clients.web.forms import SiteForm
from interes.team.queries import visitor
from interes.ui import formats
from interes.ui.pages import done, requires

LABELS = {
    "name": gettext_lazy("Name"),
    "city": gettext_lazy("City"),
    "address": gettext_lazy("Address"),
    "seats": gettext_lazy("Seats"),
}


@requires("clients.change")
def add_site(request: HttpRequest, company_id: int) -> HttpResponse:
    """Show the form of a site, or note it."""
    company = queries.seen_by(visitor(request)).filter(pk=company_id).first()
    if company is None:
        raise Http404
    fields = SiteForm(request.POST or None)
    return dialog(
        request,
        "clients/add_site.html",
        fields,
        {"company": company},
        lambda written: _added(request, company, written),
    )


def _added(request: HttpRequest, company: Company, written: dict[str, Any]) -> HttpResponse:
    site = actions.add_site(company=company, by=visitor(request), **written)
    notice = _("%(site)s is noted.") % {"site": site}
    return done(request, reverse("clients:company", args=[company.pk]), notice)


@requires("clients.change")
def site_field(request: HttpRequest, site_id: int, field: str) -> HttpResponse:
    """Edit one fact of a site in place."""
    site = Site.objects.filter(pk=site_id).first()
    if site is None or field not in LABELS:
        raise Http404
    return in_place.edit_field(
        request,
        site,
        field,
        LABELS[field],
        address="clients:site_field",
        home=reverse("clients:company", args=[site.company_id]),
        shown=_shown,
        save=partial(actions.change_site, site_id=site.pk, by=visitor(request)),
    )


def _shown(value: Any) -> str:
    return formats.number(value) if isinstance(value, int) else value or ""
