"""The deals of a company or a person, as a block on their pages and as an address of its own."""

from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interes.clients import queries as clients
from interes.deals import queries
from interes.deals.models import Deal
from interes.deals.web import filters
from interes.team.queries import visitor
from interes.ui.pages import block, page, requires

TEMPLATE = "deals/guest.html"
SHOWN = 12


@require_safe
@requires("deals.see")
def of_company(request: HttpRequest, company_id: int) -> HttpResponse:
    """Show the deals of a company."""
    company = get_object_or_404(clients.seen_by(visitor(request)), pk=company_id)
    context = _of_company(request, company_id) | {"whose": str(company)}
    return page(request, TEMPLATE, context, parts={"deals_of"})


@require_safe
@requires("deals.see")
def of_person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show the deals a person takes part in."""
    person = get_object_or_404(clients.people_seen_by(visitor(request)), pk=person_id)
    context = _of_person(request, person_id) | {"whose": person.name}
    return page(request, TEMPLATE, context, parts={"deals_of"})


def draw_company(request: HttpRequest, company_id: int) -> str:
    """Draw the deals of a company for its page."""
    return block(request, TEMPLATE, "deals_of", _of_company(request, company_id))


def draw_person(request: HttpRequest, person_id: int) -> str:
    """Draw the deals of a person for their page."""
    return block(request, TEMPLATE, "deals_of", _of_person(request, person_id))


def _of_company(request: HttpRequest, company_id: int) -> dict[str, Any]:
    found = queries.seen_by(visitor(request)).filter(company=company_id)
    new = f"{reverse('deals:new')}?company={company_id}"
    return _facts(found, new, f"{reverse('deals:list')}?company={company_id}&state=all")


def _of_person(request: HttpRequest, person_id: int) -> dict[str, Any]:
    found = queries.seen_by(visitor(request)).filter(people__person=person_id)
    new = f"{reverse('deals:new')}?person={person_id}"
    return _facts(found, new, f"{reverse('deals:list')}?person={person_id}&state=all")


def _facts(found: QuerySet[Deal], new: str, everything: str) -> dict[str, Any]:
    """Return the first deals, the open ones before those that are over."""
    is_over = Case(When(state="open", then=Value(0)), default=1, output_field=IntegerField())
    rows = list(queries.values(found).order_by(is_over, "-created_at", "-id")[: SHOWN + 1])
    today = timezone.localdate()
    return {
        "deals": [queries.deal_row(row, today) for row in rows[:SHOWN]],
        "tones": filters.tones(list(queries.all_stages())),
        "new": new,
        "everything": everything if len(rows) > SHOWN else "",
        "title": _("Deals"),
    }
