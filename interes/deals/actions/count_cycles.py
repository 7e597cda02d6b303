"""Count anew how long deals of each kind live and stay in each stage."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from interes.deals.models import DealCycle
from interes.deals.rules import ENOUGH, Counted, is_telling, median_of

# A life is a deal from its first day to its end; a stay is from one move of a deal to the next.
# What goes on still is counted as left open at its age.
_COUNTED = """
WITH one AS (
    SELECT d.id, d.pipeline_id, nullif(d.product, '') AS product,
           nullif(co.industry, '') AS industry, d.created_at, d.closed_at
    FROM deal d LEFT JOIN company co ON co.id = d.company_id WHERE d.removed_at IS NULL),
life AS (
    SELECT {place} AS place, product, industry,
           greatest((coalesce(ended_at, %(now)s) AT TIME ZONE %(zone)s)::date
                    - (began_at AT TIME ZONE %(zone)s)::date, 0) AS days,
           ended_at IS NOT NULL AS has_ended
    FROM ({lives}) lives),
counted AS (
    SELECT GROUPING(place, product, industry) AS level, place, product, industry, days,
           count(*) FILTER (WHERE has_ended) AS ended,
           count(*) FILTER (WHERE NOT has_ended) AS left_open
    FROM life
    GROUP BY GROUPING SETS ({sets})),
kept AS (
    SELECT *, sum(ended) OVER (PARTITION BY level, place, product, industry) AS endings
    FROM counted
    WHERE (level & 2 > 0 OR product IS NOT NULL) AND (level & 1 > 0 OR industry IS NOT NULL))
SELECT level, place, coalesce(product, ''), coalesce(industry, ''), days, ended, left_open
FROM kept WHERE endings >= %(enough)s ORDER BY 1, 2, 3, 4, 5
"""
_SETS = (
    "(place, product, industry, days), (place, product, days),"
    " (place, industry, days), (place, days)"
)
_DEALS = _COUNTED.format(
    place="pipeline_id",
    lives="SELECT *, created_at AS began_at, closed_at AS ended_at FROM one",
    sets=f"{_SETS}, (days)",
)
_STAYS = _COUNTED.format(
    place="stage_id",
    lives=(
        "SELECT one.*, m.to_stage_id AS stage_id, m.at AS began_at,"
        " coalesce(lead(m.at) OVER (PARTITION BY m.deal_id ORDER BY m.id), one.closed_at)"
        " AS ended_at FROM stage_move m JOIN one ON one.id = m.deal_id WHERE m.undone_at IS NULL"
    ),
    sets=_SETS,
)
# What GROUPING left out, by its bits: place, product, industry.
_LEVELS = {0: "product_industry", 1: "product", 2: "industry", 3: "all", 7: "everywhere"}


def count_cycles(*, at: datetime) -> int:
    """Count how long deals live, with those that live still; return how many kinds are telling."""
    found = [*_kinds(_DEALS, "pipeline_id", at), *_kinds(_STAYS, "stage_id", at)]
    with transaction.atomic():
        DealCycle.objects.all().delete()
        DealCycle.objects.bulk_create(found, batch_size=1_000)
    return len(found)


def _kinds(sql: str, place_name: str, at: datetime) -> Iterator[DealCycle]:
    sent: dict[str, Any] = {"now": at, "zone": settings.TIME_ZONE, "enough": ENOUGH}
    with connection.cursor() as cursor:
        cursor.execute(sql, sent)
        for (level, place, product, industry), days in groupby(cursor, key=lambda row: row[:4]):
            found = median_of(Counted(*day[4:]) for day in days)
            if is_telling(found):
                kind: dict[str, Any] = {place_name: place, "product": product, "industry": industry}
                yield DealCycle(level=_LEVELS[level], **kind, **found._asdict())
