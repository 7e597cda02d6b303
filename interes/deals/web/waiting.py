"""What waits for a colleague: so that nothing is forgotten when they go."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from interes.deals import queries
from interes.deals.models import Deal, Step
from interes.team import queries as team
from interes.team.models import User
from interes.team.queries import visitor
from interes.ui.pages import block, page, requires

TEMPLATE = "deals/waiting.html"


@require_safe
@requires("settings.see")
def for_colleague(request: HttpRequest, user_id: int) -> HttpResponse:
    """Show how many open deals and planned steps a colleague has."""
    return page(request, TEMPLATE, _facts(request, user_id), parts={"waiting"})


def draw(request: HttpRequest, user_id: int) -> str:
    """Draw the same for the page of the colleague."""
    return block(request, TEMPLATE, "waiting", _facts(request, user_id))


def _facts(request: HttpRequest, user_id: int) -> dict[str, Any]:
    me = visitor(request)
    colleague: User = get_object_or_404(team.seen_by(me), pk=user_id)
    deals = queries.seen_by(me).filter(owner=colleague, state=Deal.State.OPEN)
    works = queries.seen_by(me).filter(worker=colleague, state=Deal.State.OPEN)
    steps = queries.steps_seen_by(me).filter(owner=colleague, state=Step.State.PLANNED)
    return {
        "colleague": colleague,
        "deals": deals.count(),
        "works": works.count(),
        "steps": steps.count(),
    }
