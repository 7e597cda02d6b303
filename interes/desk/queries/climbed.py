"""Forgotten deals of others that have climbed to a person (M4.7)."""

from typing import Any

from django.db import connection
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from interes.clients.models import titled
from interes.desk.queries.day import Task
from interes.desk.rules import Group
from interes.team.models import User
from interes.team.queries import may

COLLEAGUE = 2

# Of each deal the highest jump of the step that stands there now.
_CLIMBED = """
SELECT d.id, d.title, d.amount, d.currency, s.kind, s.text, s.due_at, s.has_time, c.level, u.name,
       d.company_id,
       coalesce((SELECT legal_form FROM company WHERE id = d.company_id), ''),
       coalesce((SELECT name FROM company WHERE id = d.company_id), ''),
       count(*) OVER ()
FROM deal_climb c
JOIN step s ON s.id = c.step_id AND s.due_at = c.due_at AND s.state = 'planned'
JOIN deal d ON d.next_step_id = s.id AND d.removed_at IS NULL
JOIN app_user u ON u.id = d.owner_id
WHERE c.to_id = %(user)s AND d.owner_id <> %(user)s
  AND NOT EXISTS (SELECT 1 FROM deal_climb h
                  WHERE h.step_id = c.step_id AND h.due_at = c.due_at AND h.level > c.level)
ORDER BY s.due_at, d.id LIMIT %(most)s
"""


def climbed_to(user: User, facts: dict[str, Any]) -> tuple[list[Task], int]:
    """Return the deals that climbed to a person, the longest forgotten first, and how many."""
    if not may(user, "deals.take_anytime"):
        return [], 0
    with connection.cursor() as cursor:
        cursor.execute(_CLIMBED, facts)
        rows = cursor.fetchall()
    tasks = [
        Task(
            key=f"climbed-{r[0]}",
            kind="climbed",
            what=r[5],
            due_at=localtime(r[6]),
            has_time=r[7],
            group=Group.CLIMBED,
            deal_id=r[0],
            deal_title=r[1],
            amount=r[2],
            currency=r[3],
            company_id=r[10],
            company=titled(r[11], r[12]),
            person=r[9],
            why=_why(r[9], r[8]),
        )
        for r in rows
    ]
    return tasks, rows[0][13] if rows else 0


def _why(owner: str, level: int) -> str:
    if level == COLLEAGUE:
        return _("%(owner)s has forgotten it; any colleague may take it now") % {"owner": owner}
    return _("%(owner)s has forgotten it: ask, take it over or give it to somebody") % {
        "owner": owner
    }
