"""The page of a company as it was on a day."""

from datetime import date, datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from interes.clients import queries as clients
from interes.clients.models import Company
from interes.desk.queries.company_on import company_on
from interes.desk.queries.history_words import facts_in_words
from interes.team.queries import visitor
from interes.ui.pages import page, requires

TEMPLATE = "desk/company_on.html"


@require_safe
@requires("history.see")
def show(request: HttpRequest, company_id: int) -> HttpResponse:
    """Show a company with its people, contacts and deals on the day that is asked for."""
    user = visitor(request)
    company = get_object_or_404(clients.seen_by(user), pk=company_id)
    day = _day(request.GET.get("on", ""))
    moment = timezone.make_aware(datetime.combine(day, time.max))
    then = company_on(user, company_id, day, moment)
    context = {
        "company": company,
        "day": day,
        "then": then,
        "facts_then": facts_in_words(Company, then.facts) if then else [],
        "home": reverse("clients:company", args=[company_id]),
    }
    return page(request, TEMPLATE, context)


def _day(text: str) -> date:
    """Return the day that was asked for; what can't be one, or lies ahead, is today."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
    return max(min(day, timezone.localdate()), date(1900, 1, 1))
