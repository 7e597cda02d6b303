"""Talks by what was said in them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from interes.activities import queries as activities
from interes.desk.queries.patience import asked_in_time
from interes.desk.queries.search_records import leads_to
from interes.team.models import User

SHORTEST = 3
# A word that is said often is found among so many of the newest; a rare one by the index.
NEWEST = 200

_SAID = "to_tsvector('russian'::regconfig, COALESCE(text, ''))"
_THERE = "removed_at IS NULL AND NOT (text = '')"
_IDS = f"""
WITH asked AS MATERIALIZED (SELECT to_tsquery('russian'::regconfig, %s) AS words),
newest AS MATERIALIZED (
    SELECT id, at FROM (
        SELECT id, at, text FROM activity WHERE {_THERE} ORDER BY at DESC, id DESC LIMIT {NEWEST}
    ) last WHERE {_SAID} @@ (SELECT words FROM asked) LIMIT %s
), every AS MATERIALIZED (
    SELECT id, at FROM activity
    WHERE {_THERE} AND {_SAID} @@ to_tsquery('russian'::regconfig, %s)
        AND (SELECT count(*) FROM newest) < %s
)
SELECT id FROM (SELECT * FROM newest UNION SELECT * FROM every) found
ORDER BY at DESC, id DESC LIMIT %s
"""


def talks(user: User, phrases: Sequence[Sequence[str]], most: int) -> list[dict[str, Any]]:
    """Return the newest talks in which all words of one of the phrases were said."""
    asked = [
        " & ".join(f"{word}:*" for word in phrase)
        for phrase in phrases
        if phrase and max(len(word) for word in phrase) >= SHORTEST
    ]
    if not asked:
        return []
    words = " | ".join(f"({one})" for one in asked)
    ids = [key for (key,) in asked_in_time(_IDS, [words, most, words, most, most])]
    if not ids:
        return []
    rows: Any = activities.seen_by(user).filter(pk__in=ids)
    return list(
        rows.order_by("-at", "-pk").values(
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
