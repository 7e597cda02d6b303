"""How companies stand to each other: note it, take it away, put it back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interes.clients import actions, queries
from interes.clients.models import Company, Relation
from interes.clients.web.dialogs import dialog
from interes.clients.web.forms import RelationForm
from interes.foundation.refusals import Refusal
from interes.team.queries import visitor
from interes.ui.pages import done, refused, requires


@requires("clients.change")
def add_relation(request: HttpRequest, company_id: int) -> HttpResponse:
    """Show the form of a relation, or note it."""
    company = queries.seen_by(visitor(request)).filter(pk=company_id).first()
    if company is None:
        raise Http404
    fields = RelationForm(request.POST or None)
    return dialog(
        request,
        "clients/add_relation.html",
        fields,
        {"company": company, "sent": request.POST},
        lambda written: _added(request, company, written),
    )


def _added(request: HttpRequest, company: Company, written: dict[str, Any]) -> HttpResponse:
    by = visitor(request)
    other = queries.chosen_company(by, request.POST, "other")
    if other is None:
        raise queries.NotFoundByName(_("Name the company."), field="other")
    actions.add_relation(company=company, other=other, by=by, **written)
    notice = _("The relation to %(company)s is noted.") % {"company": other}
    return done(request, _home(company.pk), notice)


@requires("clients.change")
@require_POST
def remove_relation(request: HttpRequest, relation_id: int) -> HttpResponse:
    """Take a relation away, with a way back."""
    known = Relation.objects.select_related("company", "other")
    relation = known.filter(pk=relation_id).first()
    if relation is None:
        raise Http404
    actions.remove_relation(relation_id=relation.pk, by=visitor(request))
    notice = _("The relation to %(company)s is removed.") % {"company": relation.other}
    undo = reverse("clients:put_relation_back", args=[relation.pk])
    return done(request, _home(relation.company_id), notice, undo=undo)


@requires("clients.change")
@require_POST
def put_relation_back(request: HttpRequest, relation_id: int) -> HttpResponse:
    """Put a removed relation back."""
    try:
        relation = actions.put_relation_back(relation_id=relation_id, by=visitor(request))
    except Refusal as refusal:
        return refused(request, reverse("clients:companies"), str(refusal))
    return done(request, _home(relation.company_id), _("The relation is back."))


def _home(company_id: int) -> str:
    return reverse("clients:company", args=[company_id])
