"""Ways to reach a company or a person: note one more, take one away, put it back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interes.clients import actions, queries
from interes.clients.models import Company, ContactPoint, Person
from interes.clients.web.dialogs import dialog
from interes.clients.web.forms import ContactForm
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import done, refused, requires


@requires("clients.change")
def add_company_contact(request: HttpRequest, company_id: int) -> HttpResponse:
    """Note one more way to reach a company."""
    company = queries.seen_by(visitor(request)).filter(pk=company_id).first()
    if company is None:
        raise Http404
    return _add(request, company=company)


@requires("clients.change")
def add_person_contact(request: HttpRequest, person_id: int) -> HttpResponse:
    """Note one more way to reach a person."""
    person = queries.people_seen_by(visitor(request)).filter(pk=person_id).first()
    if person is None:
        raise Http404
    return _add(request, person=person)


def _add(
    request: HttpRequest, *, company: Company | None = None, person: Person | None = None
) -> HttpResponse:
    fields = ContactForm(request.POST or None, initial={"kind": ContactPoint.Kind.PHONE})

    def save(written: dict[str, Any]) -> HttpResponse:
        try:
            point = actions.add_contact_point(
                by=visitor(request), company=company, person=person, **written
            )
        except actions.ContactUnclear as unclear:
            # The sentence tells how to write the value: it belongs there.
            raise actions.ContactUnclear(str(unclear), field="value") from unclear
        notice = _("%(contact)s is noted.") % {"contact": point}
        return done(request, _home(company, person), notice)

    context = {"home": _home(company, person), "holder": company or person}
    return dialog(request, "clients/add_contact.html", fields, context, save)


@requires("clients.change")
@require_POST
def remove_contact(request: HttpRequest, contact_point_id: int) -> HttpResponse:
    """Take a contact away, with a way back."""
    known = ContactPoint.objects.select_related("company", "person")
    point = known.filter(pk=contact_point_id).first()
    if point is None:
        raise Http404
    actions.remove_contact_point(contact_point_id=point.pk, by=visitor(request))
    notice = _("%(contact)s is removed.") % {"contact": point}
    undo = reverse("clients:put_contact_back", args=[point.pk])
    return done(request, _home(point.company, point.person), notice, undo=undo)


@requires("clients.change")
@require_POST
def put_contact_back(request: HttpRequest, contact_point_id: int) -> HttpResponse:
    """Put a removed contact back."""
    try:
        point = actions.put_contact_point_back(
            contact_point_id=contact_point_id, by=visitor(request)
        )
    except Refusal as refusal:
        return refused(request, reverse("clients:companies"), str(refusal))
    notice = _("%(contact)s is back.") % {"contact": point}
    return done(request, _home(point.company, point.person), notice)


def _home(company: Company | None, person: Person | None) -> str:
    if company is not None:
        return reverse("clients:company", args=[company.pk])
    assert person is not None
    return reverse("clients:person", args=[person.pk])
