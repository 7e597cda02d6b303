"""A company as it was on a day, from the history alone.

What was written down later than the day it happened (an old base brought in, a post with its
dates) is shown by its own dates: the earliest state that was ever written stands for the time
before it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from json import loads
from typing import Any

from django.db import connection

from interes.clients.models import Company, ContactPoint, Person, Post
from interes.foundation import undoing
from interes.foundation.naming import in_language
from interes.team.models import User

MOST = 200

# The last state before the moment; without one the first state there is.
_STATES = """
SELECT DISTINCT ON (e.pgh_obj_id) e.pgh_obj_id, e.pgh_label, to_jsonb(e), e.pgh_created_at > %s
FROM {event} e
WHERE e.pgh_obj_id IN (SELECT pgh_obj_id FROM {event} WHERE {column} = %s LIMIT {most})
ORDER BY e.pgh_obj_id, (e.pgh_created_at > %s),
         CASE WHEN e.pgh_created_at > %s THEN e.pgh_id ELSE -e.pgh_id END
"""

_DEALS = """
SELECT d.id, d.title, d.amount, d.currency,
       CASE WHEN d.closed_at IS NULL OR d.closed_at > %s THEN 'open' ELSE d.state END,
       s.name_ru, s.name_en
FROM deal d
LEFT JOIN LATERAL (SELECT m.to_stage_id FROM stage_move m
    WHERE m.deal_id = d.id AND m.at <= %s AND m.undone_at IS NULL
    ORDER BY m.at DESC, m.id DESC LIMIT 1) way ON true
JOIN stage s ON s.id = coalesce(way.to_stage_id, d.stage_id)
WHERE d.company_id = %s AND d.created_at <= %s
  AND (d.removed_at IS NULL OR d.removed_at > %s)
ORDER BY d.created_at DESC, d.id DESC LIMIT {most}
"""


@dataclass(frozen=True, slots=True)
class DealThen:
    """A deal as it stood then."""

    id: int
    title: str
    amount: Any
    currency: str
    state: str
    stage: str


@dataclass(frozen=True, slots=True)
class CompanyThen:
    """A company on a day: its facts as columns, its people, contacts and deals."""

    facts: dict[str, Any]
    is_later: bool
    posts: list[tuple[str, str]]
    contacts: list[str]
    deals: list[DealThen]


def company_on(user: User, company_id: int, day: date, moment: datetime) -> CompanyThen | None:
    """Return the company as it was at the end of the day; nothing before it began."""
    if not user.is_active:
        return None
    [*own] = _states(Company, "pgh_obj_id", company_id, moment)
    if not own or own[0][2]["created_at"][:10] > day.isoformat():
        return None
    _key, _label, facts, is_later = own[0]
    return CompanyThen(
        facts,
        is_later,
        _posts(company_id, day, moment),
        [point["value"] for point in _parts(ContactPoint, company_id, moment)],
        _deals(company_id, moment),
    )


def _states(model: Any, column: str, key: int, moment: datetime) -> list[tuple[Any, ...]]:
    event = connection.ops.quote_name(undoing.tracked(model).event)
    with connection.cursor() as cursor:
        cursor.execute(
            _STATES.format(event=event, column=column, most=MOST), [moment, key, moment, moment]
        )
        return [
            (obj, label, loads(row) if isinstance(row, str) else row, is_later)
            for obj, label, row, is_later in cursor.fetchall()
        ]


def _parts(model: Any, company_id: int, moment: datetime) -> list[dict[str, Any]]:
    return [
        row
        for _key, label, row, _later in _states(model, "company_id", company_id, moment)
        if label != "delete" and row["company_id"] == company_id
    ]


def _posts(company_id: int, day: date, moment: datetime) -> list[tuple[str, str]]:
    held = [post for post in _parts(Post, company_id, moment) if _covers(post, day)]
    people = {
        one.pk: one.name for one in Person.objects.filter(pk__in=[r["person_id"] for r in held])
    }
    return sorted((people.get(row["person_id"], ""), row["title"]) for row in held)


def _covers(post: dict[str, Any], day: date) -> bool:
    began, ended = post["from_date"], post["until_date"]
    return (not began or began <= day.isoformat()) and (not ended or ended > day.isoformat())


def _deals(company_id: int, moment: datetime) -> list[DealThen]:
    with connection.cursor() as cursor:
        cursor.execute(_DEALS.format(most=MOST), [moment, moment, company_id, moment, moment])
        return [
            DealThen(key, title, amount, currency, state, in_language(ru, en))
            for key, title, amount, currency, state, ru, en in cursor.fetchall()
        ]
