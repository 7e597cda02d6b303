"""What the deals room asks of talks: the last one, and the attempts since that nobody answered."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection

from interes.deals.queries import Talked, told_by

_SQL = """
SELECT d.id, l.at, missed.attempts, missed.tried_at
FROM unnest(%s::bigint[], %s::timestamptz[]) d (id, since)
LEFT JOIN LATERAL (
    SELECT a.at FROM activity a
    WHERE a.deal_id = d.id AND a.was_reached AND a.removed_at IS NULL
      AND a.kind IN ('call', 'meeting', 'letter', 'message')
    ORDER BY a.at DESC LIMIT 1) l ON true
CROSS JOIN LATERAL (
    SELECT count(*) AS attempts, max(a.at) AS tried_at FROM activity a
    WHERE a.deal_id = d.id AND NOT a.was_reached AND a.removed_at IS NULL
      AND a.kind IN ('call', 'meeting', 'letter', 'message')
      AND a.at > greatest(d.since, l.at)) missed
"""


@told_by
def talked_in(since: Mapping[int, datetime]) -> dict[int, Talked]:
    """Return the last talk of each deal and the missed attempts since, in one question."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [list(since), list(since.values())])
        return {deal: Talked(*said) for deal, *said in cursor.fetchall()}
