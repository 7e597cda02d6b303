"""Talks by what was said in them."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import F, Q

from interes.activities import queries as activities
from interes.desk.queries.search_records import leads_to
from interes.team.models import User

SHORTEST = 3


def talks(user: User, phrases: Sequence[Sequence[str]], most: int) -> list[dict[str, Any]]:
    """Return the newest talks in which all words of one of the phrases were said."""
    asked = [
        " & ".join(f"{word}:*" for word in phrase)
        for phrase in phrases
        if phrase and max(len(word) for word in phrase) >= SHORTEST
    ]
    if not asked:
        return []
    wanted = SearchQuery(
        " | ".join(f"({one})" for one in asked), search_type="raw", config="russian"
    )
    rows: Any = (
        activities.seen_by(user)
        .filter(~Q(text=""), kind__in=("call", "meeting", "letter", "message", "note"))
        .annotate(heard=SearchVector("text", config="russian"))
        .filter(heard=wanted)
        .values(
            "kind",
            "at",
            "text",
            number=F("pk"),
            who=F("by__name"),
            form=F("company__legal_form"),
            company_name=F("company__name"),
            deal_title=F("deal__title"),
            **leads_to(),
        )
    )
    return list(rows.order_by("-at", "-pk")[:most])
