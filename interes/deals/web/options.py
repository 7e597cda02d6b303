"""What stands under a field while somebody types what a deal is about."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from interes.deals import queries
from interes.team.queries import visitor
from interes.ui.pages import page, requires


@require_safe
@requires("deals.see")
def options(request: HttpRequest) -> HttpResponse:
    """Answer with the deals that fit what was typed."""
    found = queries.deal_options(visitor(request), request.GET.get("q", ""))
    return page(request, "clients/options.html", {"options": found})
