"""A seller's day: planned steps, to-dos and clients who asked to come back, with why."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils.timezone import localtime

from interes.activities.queries import promises_of_day
from interes.clients.models import titled
from interes.deals.queries import as_read, flags_shown, why_of
from interes.desk.queries.climbed import climbed_to
from interes.desk.queries.day import Day, Task
from interes.desk.rules import Group, group_of, group_of_promise, in_order
from interes.foundation.naming import in_language
from interes.team.models import User

MOST = 60
NEXT_DAYS = 7

# What a line does not say already, and what changes how one talks.
BESIDE_A_STEP = frozenset({"dragging", "expected_past", "new_person"})

# Small questions beside each line instead of many joins, which take the planner long to order.
_STEPS = """
WITH planned AS (
    SELECT s.*, CASE WHEN s.due_at < %(day)s OR (s.has_time AND s.due_at < %(now)s) THEN 0
                     WHEN s.due_at < %(tomorrow)s THEN 1 ELSE 2 END AS part
    FROM step s
    WHERE s.owner_id = %(user)s AND s.state = 'planned' AND s.due_at < %(horizon)s
      AND NOT EXISTS (SELECT 1 FROM deal r WHERE r.id = s.deal_id AND r.removed_at IS NOT NULL)
), numbered AS (
    SELECT planned.*, row_number() OVER (PARTITION BY part ORDER BY due_at, id) AS place,
           count(*) OVER (PARTITION BY part) AS total
    FROM planned
)
SELECT n.id, n.kind, n.text, n.due_at, n.has_time, n.part, n.total,
       d.id, d.title, d.amount, d.currency, d.stage_since,
       stage.name_ru, stage.name_en, stage.norm_days, d.company_id,
       coalesce((SELECT legal_form FROM company WHERE id = d.company_id), ''),
       coalesce((SELECT name FROM company WHERE id = d.company_id), ''),
       coalesce((SELECT concat_ws(' ', nullif(p.first_name, ''), nullif(p.last_name, ''))
                 FROM deal_person dp JOIN person p ON p.id = dp.person_id
                 WHERE dp.deal_id = d.id AND dp.is_main AND p.removed_at IS NULL), ''),
       (SELECT a.at FROM activity a
        WHERE a.deal_id = d.id AND a.was_reached AND a.removed_at IS NULL
          AND a.kind IN ('call', 'meeting', 'letter', 'message')
        ORDER BY a.at DESC LIMIT 1),
       n.why, n.moved_because,
       (SELECT flags FROM deal_standing WHERE deal_id = d.id),
       (SELECT facts FROM deal_standing WHERE deal_id = d.id)
FROM numbered n
JOIN deal d ON d.id = n.deal_id
JOIN stage ON stage.id = d.stage_id
WHERE n.place <= %(most)s
"""

_TO_DOS = """
SELECT t.id, t.text, t.due_at, t.has_time, t.deal_id, coalesce(d.title, ''),
       c.id, coalesce(c.legal_form, ''), coalesce(c.name, '')
FROM to_do t LEFT JOIN deal d ON d.id = t.deal_id
LEFT JOIN company c ON c.id = coalesce(t.company_id, d.company_id)
WHERE t.owner_id = %(user)s AND t.done_at IS NULL AND t.due_at < %(horizon)s
  AND t.removed_at IS NULL
ORDER BY t.due_at, t.id LIMIT %(most)s
"""

_BACK = """
SELECT d.id, d.title, cl.come_back_date, d.amount, d.currency, cl.note,
       reason.name_ru, reason.name_en, c.id, coalesce(c.legal_form, ''), coalesce(c.name, ''),
       count(*) OVER ()
FROM closure cl JOIN deal d ON d.closure_id = cl.id
JOIN refusal_reason reason ON reason.id = cl.reason_id
LEFT JOIN company c ON c.id = d.company_id
WHERE cl.come_back_date <= %(today)s AND cl.returned_at IS NULL
  AND d.owner_id = %(user)s AND d.removed_at IS NULL
ORDER BY cl.come_back_date, d.id LIMIT %(most)s
"""

_DONE = """
SELECT (SELECT count(*) FROM step WHERE owner_id = %(user)s AND state = 'done'
            AND finished_at >= %(day)s AND finished_at < %(tomorrow)s)
     + (SELECT count(*) FROM to_do WHERE owner_id = %(user)s
            AND done_at >= %(day)s AND done_at < %(tomorrow)s AND removed_at IS NULL)
     + (SELECT count(*) FROM promise WHERE owner_id = %(user)s AND state <> 'open'
            AND ended_at >= %(day)s AND ended_at < %(tomorrow)s AND removed_at IS NULL)
"""


def day_of(user: User, now: datetime) -> Day:
    """Return the day of a person; `now` is in the zone of the reader."""
    day = datetime.combine(now.date(), time(0), now.tzinfo)
    facts = {
        "user": user.pk,
        "now": now,
        "today": now.date(),
        "day": day,
        "tomorrow": day + timedelta(days=1),
        "horizon": day + timedelta(days=NEXT_DAYS + 1),
        "most": MOST,
    }
    steps, totals = _steps(facts)
    others = [*_promises(user, facts, now), *_to_dos(facts, now)]
    for task in others:
        totals[task.group] = totals.get(task.group, 0) + 1
    back, totals[Group.BACK] = _back(facts, now)
    climbed, totals[Group.CLIMBED] = climbed_to(user, facts)
    [[done]] = _rows(_DONE, facts)
    return Day(in_order([*steps, *others, *back, *climbed]), totals, done)


def _rows(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())


def _steps(facts: dict[str, Any]) -> tuple[list[Task], dict[Group, int]]:
    parts = (Group.LATE, Group.TODAY, Group.NEXT)
    rows = _rows(_STEPS, facts)
    tasks = [
        Task(
            key=f"step-{r[0]}",
            step_id=r[0],
            kind=r[1],
            what=r[2],
            due_at=localtime(r[3]),
            has_time=r[4],
            group=parts[r[5]],
            deal_id=r[7],
            deal_title=r[8],
            amount=r[9],
            currency=r[10],
            stage_since=localtime(r[11]),
            stage=in_language(r[12], r[13]),
            norm_days=r[14],
            company_id=r[15],
            company=titled(r[16], r[17]),
            person=r[18],
            last_talk_at=localtime(r[19]) if r[19] else None,
            why=why_of(as_read(r[20]), facts["today"], moved_because=r[21]),
            flags=[
                one
                for one in flags_shown(r[22], r[23], facts["today"])
                if one.flag in BESIDE_A_STEP
            ],
        )
        for r in rows
    ]
    return tasks, {parts[r[5]]: r[6] for r in rows}


def _to_dos(facts: dict[str, Any], now: datetime) -> list[Task]:
    return [
        Task(
            key=f"to-do-{r[0]}",
            to_do_id=r[0],
            kind="to_do",
            what=r[1],
            due_at=localtime(r[2]),
            has_time=r[3],
            group=group_of(localtime(r[2]), has_time=r[3], now=now),
            deal_id=r[4],
            deal_title=r[5],
            company_id=r[6],
            company=titled(r[7], r[8]),
        )
        for r in _rows(_TO_DOS, facts)
    ]


def _promises(user: User, facts: dict[str, Any], now: datetime) -> list[Task]:
    return [
        Task(
            key=f"promise-{one.pk}",
            kind="promise",
            what=one.text,
            due_at=(due_at := localtime(one.due_at)),
            has_time=True,
            group=group_of_promise(due_at, now=now),
            deal_id=one.deal_id,
            deal_title=one.deal.title if one.deal else "",
            company_id=one.company_id,
            company=str(one.company) if one.company else "",
            person=one.person.name if one.person else "",
            promise=one,
        )
        for one in promises_of_day(user, facts["horizon"], MOST)
    ]


def _back(facts: dict[str, Any], now: datetime) -> tuple[list[Task], int]:
    rows = _rows(_BACK, facts)
    tasks = [
        Task(
            key=f"back-{r[0]}",
            kind="back",
            what=r[1],
            due_at=datetime.combine(r[2], time(12), now.tzinfo),
            has_time=False,
            group=Group.BACK,
            deal_id=r[0],
            deal_title=r[1],
            amount=r[3],
            currency=r[4],
            reason=in_language(r[6], r[7]),
            company_id=r[8],
            company=titled(r[9], r[10]),
        )
        for r in rows
    ]
    return tasks, rows[0][11] if rows else 0
