"""The story of a deal, a company or a person, newest first: one statement, keyset pages."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.timezone import localtime

from interes.foundation.naming import in_language
from interes.team.models import User

SIZE = 30

# Small questions beside each line instead of eleven joins: the planner takes 12 ms to think about
# so many joins, and 0.3 ms about these.
_SELECT = """
SELECT a.id, a.kind, a.at, a.text, a.is_inbound, a.was_reached, a.minutes,
       a.by_id, coalesce((SELECT name FROM app_user WHERE id = a.by_id), ''),
       a.person_id,
       coalesce((SELECT concat_ws(' ', nullif(last_name, ''), nullif(first_name, ''))
                 FROM person WHERE id = a.person_id AND removed_at IS NULL), ''),
       a.deal_id,
       coalesce((SELECT title FROM deal WHERE id = a.deal_id AND removed_at IS NULL), ''),
       coalesce((SELECT name_ru FROM stage WHERE id = (a.facts ->> 'from_stage')::bigint), ''),
       coalesce((SELECT name_en FROM stage WHERE id = (a.facts ->> 'from_stage')::bigint), ''),
       coalesce((SELECT name_ru FROM stage WHERE id = (a.facts ->> 'to_stage')::bigint), ''),
       coalesce((SELECT name_en FROM stage WHERE id = (a.facts ->> 'to_stage')::bigint), ''),
       coalesce((SELECT r.name_ru FROM closure c JOIN refusal_reason r ON r.id = c.reason_id
                 WHERE c.id = (a.facts ->> 'closure')::bigint), ''),
       coalesce((SELECT r.name_en FROM closure c JOIN refusal_reason r ON r.id = c.reason_id
                 WHERE c.id = (a.facts ->> 'closure')::bigint), ''),
       coalesce((SELECT r.name FROM closure c JOIN rival r ON r.id = c.rival_id
                 WHERE c.id = (a.facts ->> 'closure')::bigint), ''),
       coalesce((SELECT note FROM closure WHERE id = (a.facts ->> 'closure')::bigint), ''),
       coalesce((SELECT name FROM app_user WHERE id = (a.facts ->> 'from_user')::bigint), ''),
       coalesce((SELECT name FROM app_user WHERE id = (a.facts ->> 'to_user')::bigint), ''),
       coalesce(a.facts ->> 'rule', ''),
       coalesce((SELECT title FROM reference_case WHERE id = (a.facts ->> 'case')::bigint), ''),
       coalesce(a.facts ->> 'wording', ''),
       coalesce((SELECT string_agg(p.text, '; ' ORDER BY p.id) FROM promise p
                 WHERE p.activity_id = a.id AND p.removed_at IS NULL), '')
FROM activity a
"""

_ORDER = " ORDER BY a.at DESC, a.id DESC LIMIT %s"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story, with the names its sentence needs."""

    id: int
    kind: str
    at: datetime
    text: str
    is_inbound: bool
    was_reached: bool
    minutes: int | None
    by_id: int | None
    by_name: str
    person_id: int | None
    person_name: str
    deal_id: int | None
    deal_title: str
    from_ru: str
    from_en: str
    to_ru: str
    to_en: str
    reason_ru: str
    reason_en: str
    rival_name: str
    learnt: str
    giver_name: str
    taker_name: str
    rule_name: str
    case_title: str
    wording: str
    promised: str

    @property
    def from_stage(self) -> str:
        """Return the stage the deal left, in the language of the reader."""
        return in_language(self.from_ru, self.from_en)

    @property
    def to_stage(self) -> str:
        """Return the stage the deal entered, in the language of the reader."""
        return in_language(self.to_ru, self.to_en)

    @property
    def reason(self) -> str:
        """Return why they refused, in the language of the reader."""
        return in_language(self.reason_ru, self.reason_en)


@dataclass(frozen=True, slots=True)
class Story:
    """A page of the story and the id of its last line, from which an older page goes on."""

    lines: list[Line]
    older_than: int | None


def of_deal(user: User, deal_id: int, *, older_than: int = 0, size: int = SIZE) -> Story:
    """Return what happened in a deal."""
    return _story(user, "a.deal_id = %s", deal_id, older_than, size)


def of_company(user: User, company_id: int, *, older_than: int = 0, size: int = SIZE) -> Story:
    """Return what happened with a company, in all its deals."""
    return _story(user, "a.company_id = %s", company_id, older_than, size)


def of_person(user: User, person_id: int, *, older_than: int = 0, size: int = SIZE) -> Story:
    """Return the talks with a person."""
    return _story(user, "a.person_id = %s", person_id, older_than, size)


def _story(user: User, where: str, key: int, older_than: int, size: int) -> Story:
    """Read one page; whoever may see the client sees all its talks (M1.1)."""
    if not user.is_active:
        return Story([], None)
    params: list[int] = [key]
    where += " AND a.removed_at IS NULL"
    if older_than:
        where += " AND (a.at, a.id) < (SELECT b.at, b.id FROM activity b WHERE b.id = %s)"
        params.append(older_than)
    with connection.cursor() as cursor:
        cursor.execute(f"{_SELECT} WHERE {where}{_ORDER}", [*params, size + 1])
        rows = cursor.fetchall()
    lines = [Line(key, kind, localtime(at), *rest) for key, kind, at, *rest in rows]
    has_more = len(lines) > size
    return Story(lines[:size], lines[size - 1].id if has_more else None)
