"""Bring what only the clock knows to the rules: deals that stand, steps that are late.

Each record is brought to a rule once for each occasion (its stay in the stage, its step): the key
`once` is kept, and only what came about after the rule was switched on is its business.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from interes.automation import queries
from interes.automation.models import Occasion, Rule
from interes.clients.models import Company
from interes.deals.queries import late_by

MOST_AT_ONCE = 500
# A step that was to be done before this can't come to so many working hours only now.
LOOK_BACK = timedelta(days=90)
_STANDS = """
INSERT INTO occasion (kind, deal_id, company_id, facts, at, rule_id, once, depth, tries, trouble)
SELECT 'deal_stands', d.id, d.company_id, jsonb_build_object('stage', d.stage_id), %(now)s,
       %(rule)s, format('stands:%%s:%%s:%%s', %(rule)s::bigint, d.id,
                        extract(epoch FROM d.stage_since)::bigint), 0, 0, ''
FROM deal d
WHERE d.state = 'open' AND d.removed_at IS NULL
  AND d.stage_since <= %(now)s - %(span)s AND d.stage_since > %(since)s - %(span)s
  AND (%(stages)s::bigint[] = '{}' OR d.stage_id = ANY(%(stages)s::bigint[]))
ON CONFLICT (once) DO NOTHING
"""
_PERHAPS_LATE = """
SELECT 'late:' || %(rule)s || ':' || s.id || ':' || extract(epoch FROM s.due_at)::bigint,
       s.due_at, s.has_time, d.id, d.company_id
FROM step s JOIN deal d ON d.id = s.deal_id
WHERE s.state = 'planned' AND d.removed_at IS NULL AND s.due_at <= %(now)s AND s.due_at > %(since)s
ORDER BY s.id
"""


def watch(*, at: datetime) -> int:
    """Write the occasions that have come; return how many there are."""
    found = sum(_stands(rule, at) for rule in queries.working_rules("deal_stands"))
    return found + sum(_late(rule, at) for rule in queries.working_rules("step_late"))


def _stands(rule: Rule, at: datetime) -> int:
    told: dict[str, Any] = {
        "now": at,
        "since": rule.active_since,
        "rule": rule.pk,
        "span": timedelta(days=int(rule.given["days"])),
        "stages": list(rule.given.get("stages", [])),
    }
    with connection.cursor() as cursor:
        cursor.execute(_STANDS, told)
        return int(cursor.rowcount)


def _late(rule: Rule, at: datetime) -> int:
    late = list(_late_ones(rule, at))
    for first in range(0, len(late), MOST_AT_ONCE):
        Occasion.objects.bulk_create(late[first : first + MOST_AT_ONCE], ignore_conflicts=True)
    return len(late)


def _late_ones(rule: Rule, at: datetime) -> Iterator[Occasion]:
    """Yield the steps that have become so late since the rule was switched on."""
    since, hours = rule.active_since or at, int(rule.given["hours"])
    with connection.cursor() as cursor:
        told: dict[str, Any] = {"now": at, "rule": rule.pk, "since": since - LOOK_BACK}
        cursor.execute(_PERHAPS_LATE, told)
        rows = cursor.fetchall()
    known = set(Occasion.objects.filter(once__in=[row[0] for row in rows]).values_list("once"))
    fresh = [row for row in rows if (row[0],) not in known]
    companies = Company.objects.in_bulk({row[4] for row in fresh if row[4]})
    for once, due_at, has_time, deal, company in fresh:
        moment = late_by(due_at, has_time=has_time, hours=hours, company=companies.get(company))
        if since < moment <= at:
            facts = {"once": once, "deal_id": deal, "company_id": company}
            yield Occasion(kind="step_late", rule=rule, at=at, **facts)
