"""The story of a deal, a company or a person: a block on their pages, and its older lines."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from interes.activities import queries
from interes.activities.queries import Story
from interes.foundation.keys import key_in
from interes.team.queries import visitor
from interes.ui.pages import block, page, requires

TEMPLATE = "activities/story.html"

type Ask = Callable[..., Story]


def _facts(request: HttpRequest, ask: Ask, subject: str, key: int) -> dict[str, Any]:
    older_than = request.GET.get("older_than", "")
    story = ask(visitor(request), key, older_than=key_in(older_than) or 0)
    address = reverse(f"activities:of_{subject}", args=[key])
    log = "activities:log" if subject == "deal" else f"activities:log_{subject}"
    return {
        "story": story,
        "here": _home(subject, key),
        "older": f"{address}?older_than={story.older_than}" if story.older_than else "",
        "log": reverse(log, args=[key]),
        "shows_deals": subject != "deal",
        "shows_people": subject != "person",
    }


def _home(subject: str, key: int) -> str:
    return reverse("deals:deal" if subject == "deal" else f"clients:{subject}", args=[key])


def draw_deal(request: HttpRequest, deal_id: int) -> str:
    """Draw the story inside the deal's page."""
    return block(request, TEMPLATE, "story", _facts(request, queries.of_deal, "deal", deal_id))


def draw_company(request: HttpRequest, company_id: int) -> str:
    """Draw the story inside the company's page."""
    facts = _facts(request, queries.of_company, "company", company_id)
    return block(request, TEMPLATE, "story", facts)


def draw_person(request: HttpRequest, person_id: int) -> str:
    """Draw the story inside the person's page."""
    facts = _facts(request, queries.of_person, "person", person_id)
    return block(request, TEMPLATE, "story", facts)


@require_safe
@requires("activities.see")
def of_deal(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Show the story of a deal, or its older lines."""
    facts = _facts(request, queries.of_deal, "deal", deal_id)
    return page(request, TEMPLATE, facts, parts={"story", "lines"})


@require_safe
@requires("activities.see")
def of_company(request: HttpRequest, company_id: int) -> HttpResponse:
    """Show the story of a company, or its older lines."""
    facts = _facts(request, queries.of_company, "company", company_id)
    return page(request, TEMPLATE, facts, parts={"story", "lines"})


@require_safe
@requires("activities.see")
def of_person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show the story of a person, or its older lines."""
    facts = _facts(request, queries.of_person, "person", person_id)
    return page(request, TEMPLATE, facts, parts={"story", "lines"})
