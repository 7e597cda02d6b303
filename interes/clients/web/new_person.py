"""Take a person into the base, warned in time if they are here already."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from interes.clients import actions, queries
from interes.clients.models import Company
from interes.clients.web.dialogs import dialog
from interes.clients.web.forms import PersonForm
from interes.foundation.keys import key_in
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import done, page, requires

_CONTACTS = ("phone", "email", "messenger")


@requires("clients.create")
def new_person(request: HttpRequest) -> HttpResponse:
    """Show the form, or make the person; ?company=12 says where they work."""
    by = visitor(request)
    fields = PersonForm(request.POST or None, initial={"name": request.GET.get("called", "")})
    context = _twins(by, request.POST) | {
        "company": _named(by, request.GET),
        "sent": request.POST,
        "controls": queries.custom_controls("person", request.POST or None),
    }
    return dialog(
        request,
        "clients/new_person.html",
        fields,
        context,
        lambda facts: _made(request, by, facts),
    )


def _named(by: User, address: Mapping[str, str]) -> Company | None:
    key = key_in(address.get("company"))
    return queries.seen_by(by).filter(pk=key).first() if key else None


def _made(request: HttpRequest, by: User, facts: dict[str, Any]) -> HttpResponse:
    company = queries.chosen_company(by, request.POST)
    contacts = {kind: facts.pop(kind) for kind in _CONTACTS}
    person = actions.create_person(
        by=by,
        at=timezone.now(),
        company=company,
        contacts=contacts,
        custom=queries.read_custom_form("person", request.POST, by),
        **facts,
    )
    notice = _("%(person)s is in the base now.") % {"person": person}
    # Who adds a person from the page of a company goes on there.
    if "company" in request.GET and company is not None:
        return done(request, reverse("clients:company", args=[company.pk]), notice)
    return done(request, reverse("clients:person", args=[person.pk]), notice)


@requires("clients.create")
def person_twins(request: HttpRequest) -> HttpResponse:
    """Answer, while the form is being written, with the people that look the same."""
    return page(request, "clients/twins.html", _twins(visitor(request), request.GET))


def _twins(by: User, written: Mapping[str, str]) -> dict[str, Any]:
    signs = {sign: written.get(sign, "") for sign in ("phone", "email", "name")}
    return {
        "twins": queries.find_person_twins(by, **signs),
        "twins_url": reverse("clients:person_twins"),
    }
