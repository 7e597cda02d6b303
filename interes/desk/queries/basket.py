"""What lies in the basket: newest first, with who put it there and what went along."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.timezone import localtime

from interes.clients.models import titled
from interes.team.models import User

SIZE = 50

# What went along with its company or deal is counted there, not listed itself.
_LISTED = {
    "company": """
SELECT 'company', t.id, t.removed_at, t.legal_form, t.name, '',
       (SELECT count(*) FROM deal d WHERE d.company_id = t.id AND d.removed_at = t.removed_at),
       (SELECT count(*) FROM activity a WHERE a.company_id = t.id
            AND a.removed_at = t.removed_at)
FROM company t WHERE t.merged_into_id IS NULL""",
    "person": """
SELECT 'person', t.id, t.removed_at, '', concat_ws(' ', nullif(t.last_name, ''),
       nullif(t.first_name, ''), nullif(t.middle_name, '')), '', 0,
       (SELECT count(*) FROM activity a WHERE a.person_id = t.id AND a.removed_at = t.removed_at)
FROM person t WHERE t.merged_into_id IS NULL""",
    "deal": """
SELECT 'deal', t.id, t.removed_at, coalesce(c.legal_form, ''), coalesce(c.name, ''), t.title, 0,
       (SELECT count(*) FROM activity a WHERE a.deal_id = t.id AND a.removed_at = t.removed_at)
FROM deal t LEFT JOIN company c ON c.id = t.company_id
WHERE c.removed_at IS DISTINCT FROM t.removed_at""",
    "talk": """
SELECT 'talk', t.id, t.removed_at, coalesce(c.legal_form, ''), coalesce(c.name, ''),
       coalesce(nullif(left(t.text, 120), ''), t.kind), 0, 0
FROM activity t LEFT JOIN company c ON c.id = t.company_id LEFT JOIN deal d ON d.id = t.deal_id
LEFT JOIN person p ON p.id = t.person_id
WHERE t.kind IN ('call', 'meeting', 'letter', 'message', 'note')
  AND c.removed_at IS DISTINCT FROM t.removed_at AND d.removed_at IS DISTINCT FROM t.removed_at
  AND p.removed_at IS DISTINCT FROM t.removed_at""",
    "to_do": """
SELECT 'to_do', t.id, t.removed_at, coalesce(c.legal_form, ''), coalesce(c.name, ''), t.text, 0, 0
FROM to_do t LEFT JOIN company c ON c.id = t.company_id LEFT JOIN deal d ON d.id = t.deal_id
LEFT JOIN person p ON p.id = t.person_id
WHERE c.removed_at IS DISTINCT FROM t.removed_at AND d.removed_at IS DISTINCT FROM t.removed_at
  AND p.removed_at IS DISTINCT FROM t.removed_at""",
}
_HISTORIES = {
    "company": "clients_companyevent",
    "person": "clients_personevent",
    "deal": "deals_dealevent",
    "talk": "activities_activityevent",
    "to_do": "activities_todoevent",
}
KINDS = tuple(_LISTED)


@dataclass(frozen=True, slots=True)
class Removed:
    """One record in the basket."""

    kind: str
    key: int
    at: datetime
    company: str
    title: str
    deals: int
    talks: int
    by: str
    act: str

    @property
    def name(self) -> str:
        """Return how the record is called."""
        return self.title or self.company

    @property
    def chosen(self) -> str:
        """Return how a form names the record."""
        return f"{self.kind}-{self.key}"


def in_the_basket(user: User, kind: str = "", before: str = "") -> tuple[list[Removed], str]:
    """Return a page of the basket and the cursor of the next one; whoever sees, sees all (M1.1)."""
    if not user.is_active:
        return [], ""
    kinds = [kind] if kind in _LISTED else list(_LISTED)
    beyond, told = _beyond(before)
    parts = " UNION ALL ".join(
        f"({_LISTED[one]} AND t.removed_at IS NOT NULL{beyond}"
        f" ORDER BY t.removed_at DESC, t.id DESC LIMIT {SIZE + 1})"
        for one in kinds
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{parts} ORDER BY 3 DESC, 1, 2 DESC LIMIT {SIZE + 1}", told * len(kinds))
        rows = cursor.fetchall()
    page = rows[:SIZE]
    signed = _signed(page)
    shown = [
        Removed(
            noun, key, localtime(at), titled(form, name), title, deals, talks, *signed[noun, key]
        )
        for noun, key, at, form, name, title, deals, talks in page
    ]
    return shown, page[-1][2].isoformat() if len(rows) > SIZE else ""


def _beyond(before: str) -> tuple[str, list[datetime]]:
    try:
        moment = datetime.fromisoformat(before)
    except ValueError:
        return "", []
    return (" AND t.removed_at < %s", [moment]) if moment.tzinfo else ("", [])


def _signed(rows: list[tuple[object, ...]]) -> dict[tuple[str, int], tuple[str, str]]:
    """Return who put each record there, and by which act: one statement for each kind."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for kind, history in _HISTORIES.items():
        keys = [row[1] for row in rows if row[0] == kind]
        found |= {(kind, key): ("", "") for key in keys}  # type: ignore[misc]
        if keys:
            found |= _signed_in(kind, history, keys)
    return found


def _signed_in(
    kind: str, history: str, keys: list[object]
) -> dict[tuple[str, int], tuple[str, str]]:
    asked = f"""
        SELECT DISTINCT ON (e.pgh_obj_id) e.pgh_obj_id, coalesce(u.name, ''),
               coalesce(c.metadata ->> 'act', '')
        FROM {history} e JOIN pghistory_context c ON c.id = e.pgh_context_id
        LEFT JOIN app_user u ON u.id = (c.metadata ->> 'user')::bigint
        WHERE e.pgh_obj_id = ANY(%s) AND e.removed_at IS NOT NULL
        ORDER BY e.pgh_obj_id, e.pgh_id DESC
    """
    with connection.cursor() as cursor:
        cursor.execute(asked, [keys])
        return {(kind, key): (who, act) for key, who, act in cursor.fetchall()}
