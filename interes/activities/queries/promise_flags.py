"""Which deals have a promise that was not kept: told to the room that raises the flags."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from interes.activities.queries.promise_settings import promise_norm

BROKEN = "promise_broken"

# Of each deal the promise that is worst: what waits longest after its term, or was broken lately
# with none kept since; if there is none, the next one that the clock will turn.
_TOLD = """
SELECT DISTINCT ON (p.deal_id) p.deal_id, p.side, p.text, p.due_at,
       p.state = 'open' AND p.due_at > %(now)s,
       count(*) FILTER (WHERE p.state = 'broken' OR p.due_at <= %(now)s)
           OVER (PARTITION BY p.deal_id)
FROM promise p
WHERE p.deal_id = ANY(%(deals)s) AND p.removed_at IS NULL
  AND (p.state = 'open' OR (p.state = 'broken' AND p.ended_at > %(since)s
       AND NOT EXISTS (SELECT 1 FROM promise k WHERE k.deal_id = p.deal_id AND k.side = p.side
                       AND k.state IN ('kept', 'late') AND k.ended_at > p.ended_at
                       AND k.removed_at IS NULL)))
ORDER BY p.deal_id, p.state = 'open' AND p.due_at > %(now)s, p.due_at
"""


def broken_in_deals(
    deal_ids: Sequence[int], now: datetime
) -> Mapping[int, Mapping[str, Mapping[str, Any]]]:
    """Return the flag of each of these deals whose promise was not kept, or soon will not be."""
    since = now - timedelta(days=promise_norm().flag_days)
    told: dict[str, Any] = {"deals": list(deal_ids), "now": now, "since": since}
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, told)
        return {deal: {BROKEN: _facts(*row)} for deal, *row in cursor.fetchall()}


def _facts(side: str, text: str, due_at: datetime, is_ahead: bool, number: int) -> dict[str, Any]:  # noqa: FBT001
    facts = {"side": side, "text": text, "due": due_at.isoformat(), "number": max(number, 1)}
    return facts | {"turns_at": due_at.isoformat(), "is_ahead": True} if is_ahead else facts
