"""What stands under a field while somebody types the name of a company or a person."""

from django.http import HttpRequest, HttpResponse

from interes.clients import queries
from interes.foundation.keys import key_in
from interes.team.queries import visitor
from interes.ui.pages import page, requires

TEMPLATE = "clients/options.html"


@requires("clients.see")
def company_options(request: HttpRequest) -> HttpResponse:
    """Answer with the companies that fit what was typed."""
    options = queries.company_options(visitor(request), request.GET.get("q", ""))
    return page(request, TEMPLATE, {"options": options})


@requires("clients.see")
def person_options(request: HttpRequest) -> HttpResponse:
    """Answer with the people that fit what was typed, of one company if it is named."""
    company_id = key_in(request.GET.get("company"))
    options = queries.person_options(visitor(request), request.GET.get("q", ""), company_id)
    return page(request, TEMPLATE, {"options": options})
