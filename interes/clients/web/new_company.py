"""Take a company into the base, warned in time if it is here already."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from interes.clients import actions, queries
from interes.clients.web.dialogs import dialog
from interes.clients.web.forms import CompanyForm
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import done, page, requires

_CONTACTS = ("phone", "email", "website")


@requires("clients.create")
def new_company(request: HttpRequest) -> HttpResponse:
    """Show the form, or make the company."""
    by = visitor(request)
    fields = CompanyForm(
        request.POST or None,
        initial={"name": request.GET.get("called", "")},
        words=queries.words_in_use(),
    )
    controls = queries.custom_controls("company", request.POST or None)
    context = _twins(by, request.POST) | {"controls": controls}
    return dialog(
        request,
        "clients/new_company.html",
        fields,
        context,
        lambda facts: _made(request, by, facts),
    )


def _made(request: HttpRequest, by: User, facts: dict[str, Any]) -> HttpResponse:
    contacts = {kind: facts.pop(kind) for kind in _CONTACTS}
    custom = queries.read_custom_form("company", request.POST, by)
    company = actions.create_company(
        by=by, at=timezone.now(), contacts=contacts, custom=custom, **facts
    )
    notice = _("%(company)s is in the base now.") % {"company": company}
    return done(request, reverse("clients:company", args=[company.pk]), notice)


@requires("clients.create")
def company_twins(request: HttpRequest) -> HttpResponse:
    """Answer, while the form is being written, with the companies that look the same."""
    return page(request, "clients/twins.html", _twins(visitor(request), request.GET))


def _twins(by: User, written: Mapping[str, str]) -> dict[str, Any]:
    signs = {sign: written.get(sign, "") for sign in ("inn", "phone", "email", "name", "city")}
    return {
        "twins": queries.find_twins(by, **signs),
        "twins_url": reverse("clients:company_twins"),
    }
