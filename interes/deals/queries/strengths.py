"""How strong each of us is at each stage: how many deals went on while they worked them (M7.4)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from interes.deals.rules import Strength, strength_of

# What was longer ago says little about people as they are now.
COUNTED = timedelta(days=730)
# The last time a deal stood in each stage, if that is over: on, or back to the client's "no".
# A visit is of who accepted the work then, else of the owner.
_ENDED = """
WITH visit AS (
    SELECT m.deal_id, m.to_stage_id AS stage_id, m.at AS entered_at,
           lead(m.to_stage_id) OVER later AS next_stage, lead(m.at) OVER later AS left_at,
           row_number() OVER (PARTITION BY m.deal_id, m.to_stage_id ORDER BY m.id DESC) AS nth
    FROM stage_move m JOIN stage s ON s.id = m.to_stage_id
    WHERE m.undone_at IS NULL AND s.pipeline_id = %(pipeline)s
    WINDOW later AS (PARTITION BY m.deal_id ORDER BY m.id)
), ended AS (
    SELECT v.stage_id,
           coalesce((SELECT p.to_user_id FROM deal_passing p
                     WHERE p.deal_id = v.deal_id AND p.stage_id = v.stage_id
                       AND p.state = 'accepted' AND p.answered_at >= v.entered_at
                       AND p.answered_at < coalesce(v.left_at, d.closed_at, %(now)s)
                     ORDER BY p.id DESC LIMIT 1), d.owner_id) AS user_id,
           CASE WHEN v.next_stage IS NOT NULL THEN next."order" > s."order"
                ELSE d.state = 'won' END AS went_on
    FROM visit v
    JOIN deal d ON d.id = v.deal_id AND d.removed_at IS NULL
    JOIN stage s ON s.id = v.stage_id
    LEFT JOIN stage next ON next.id = v.next_stage
    WHERE v.nth = 1 AND v.entered_at >= %(since)s
      AND (v.next_stage IS NOT NULL OR d.state <> 'open')
)
SELECT stage_id, user_id, count(*) FILTER (WHERE went_on), count(*) FROM ended
WHERE user_id = ANY(%(people)s) AND (%(stage)s::bigint IS NULL OR stage_id = %(stage)s)
GROUP BY stage_id, user_id
"""


@dataclass(frozen=True, slots=True)
class AtStage:
    """What somebody's deals came to at one stage; the strength only of enough of them."""

    ended: int
    strength: Strength | None


def strengths(
    pipeline_id: int, people: Collection[int], *, now: datetime
) -> dict[int, dict[int, AtStage]]:
    """Return how these people do at the stages of a pipeline, by person and stage."""
    found: dict[int, dict[int, AtStage]] = defaultdict(dict)
    for stage, user, went_on, ended in _counted(pipeline_id, None, people, now):
        found[user][stage] = AtStage(ended, strength_of(went_on, ended))
    return found


def strengths_at(
    pipeline_id: int, stage_id: int, people: Collection[int], *, now: datetime
) -> dict[int, Strength]:
    """Return how strong these people are at one stage, as far as it is known."""
    if not people:
        return {}
    rows = _counted(pipeline_id, stage_id, people, now)
    known = {user: strength_of(went_on, ended) for _stage, user, went_on, ended in rows}
    return {user: one for user, one in known.items() if one is not None}


def _counted(
    pipeline: int, stage: int | None, people: Collection[int], now: datetime
) -> list[tuple[int, int, int, int]]:
    told: dict[str, Any] = {"pipeline": pipeline, "stage": stage, "people": list(people)}
    told |= {"now": now, "since": now - COUNTED}
    with connection.cursor() as cursor:
        cursor.execute(_ENDED, told)
        return list(cursor.fetchall())
