"""What lies in the basket: newest first, with who put it there and what went along.

Whatever one act removed bears the same moment. So the basket is read by moments: of a few records
each stands as a line, of many the act does, and opens to them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from json import loads
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.timezone import localtime

from interes.activities.queries import Whose
from interes.clients.models import titled
from interes.desk.queries.basket_sources import HISTORIES, KINDS, OWNERS, SOURCES, TABLES
from interes.foundation.keys import key_in
from interes.team.models import User
from interes.team.queries import may

SIZE = 50
# So many records of one act are lines of their own.
FEW = 3


@dataclass(frozen=True, slots=True)
class Signed:
    """Who removed something, by which act, and of which import or bulk job it was a part."""

    by: str = ""
    act: str = ""
    undone_run: int | None = None
    bulk: int | None = None


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
    signed: Signed = Signed()

    @property
    def name(self) -> str:
        """Return how the record is called."""
        return self.title or self.company

    @property
    def chosen(self) -> str:
        """Return how a form names the record."""
        return f"{self.kind}-{self.key}"


@dataclass(frozen=True, slots=True)
class Gone:
    """What one act removed: how many of each kind, and the records that stand as lines.

    Of many records only one is here, so that it can be named; the others are in `records_of`.
    """

    at: datetime
    counts: Mapping[str, int]
    records: Sequence[Removed]

    @property
    def is_many(self) -> bool:
        """Tell whether it stands as one line."""
        return sum(self.counts.values()) > FEW

    @property
    def signed(self) -> Signed:
        """Return who did it."""
        return self.records[0].signed if self.records else Signed()

    @property
    def moment(self) -> str:
        """Return how an address names the act."""
        return self.at.isoformat()


def in_the_basket(user: User, kind: str = "", before: str = "") -> tuple[list[Gone], str]:
    """Return a page of the basket and the cursor of the next one; whoever sees, sees all (M1.1)."""
    if not user.is_active:
        return [], ""
    kinds = [kind] if kind in SOURCES else list(SOURCES)
    moments = _moments(kinds, moment_of(before))
    page = dict(list(moments.items())[:SIZE])
    found = _signed_records(_records(kinds, page))
    gone = [
        Gone(localtime(at), counts, [one for one in found if one.at == at])
        for at, counts in page.items()
    ]
    return gone, list(page)[-1].isoformat() if len(moments) > SIZE else ""


def moment_of(text: str) -> datetime | None:
    """Return the moment that an address names, or None."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _moments(kinds: Sequence[str], before: datetime | None) -> dict[datetime, dict[str, int]]:
    """Return when something was removed, and how much of each kind; one more than a page."""
    beyond, told = (" AND t.removed_at < %s", [before]) if before else ("", [])
    parts = " UNION ALL ".join(
        f"(SELECT '{kind}' AS kind, t.removed_at AS at, count(*) AS number {SOURCES[kind].of}"
        f" AND t.removed_at IS NOT NULL{beyond}"
        f" GROUP BY t.removed_at ORDER BY t.removed_at DESC LIMIT {SIZE + 1})"
        for kind in kinds
    )
    asked = (
        f"SELECT at, jsonb_object_agg(kind, number)::text FROM ({parts}) gone"
        f" GROUP BY at ORDER BY at DESC LIMIT {SIZE + 1}"
    )
    return {at: _ordered(counts) for at, counts in _rows(asked, told * len(kinds))}


def _ordered(counts: str) -> dict[str, int]:
    known = loads(counts)
    return {kind: known[kind] for kind in KINDS if kind in known}


def _records(kinds: Sequence[str], page: Mapping[datetime, Mapping[str, int]]) -> list[Removed]:
    """Return the records that stand as lines, and one of each act that removed many."""
    lone = [at for at, counts in page.items() if sum(counts.values()) <= FEW]
    many = [at for at, counts in page.items() if sum(counts.values()) > FEW]
    parts = [
        f"(SELECT {SOURCES[kind].columns} {SOURCES[kind].of} AND t.removed_at = ANY(%s))"
        for kind in kinds
    ]
    parts += [
        f"(SELECT one.* FROM unnest(%s::timestamptz[]) m(at) CROSS JOIN LATERAL"
        f" (SELECT {SOURCES[kind].columns} {SOURCES[kind].of} AND t.removed_at = m.at LIMIT 1) one)"
        for kind in kinds
    ]
    told = [lone] * len(kinds) + [many] * len(kinds)
    rows = _rows(f"{' UNION ALL '.join(parts)} ORDER BY 3 DESC, 1, 2", told)
    return [_removed(row) for row in rows]


def records_of(
    user: User, moment: datetime, kind: str = "", after: str = ""
) -> tuple[list[Removed], str]:
    """Return a page of the records that one act removed, and the cursor of the next one."""
    if not user.is_active:
        return [], ""
    kinds = [kind] if kind in SOURCES else list(SOURCES)
    begun, _dash, key = after.rpartition("-")
    last = key_in(key) if begun in kinds else None
    kinds = kinds[kinds.index(begun) :] if last else kinds
    parts: list[str] = []
    told: list[Any] = []
    for place, one in enumerate(kinds):
        beyond = " AND t.id > %s" if last and place == 0 else ""
        parts.append(
            f"(SELECT {SOURCES[one].columns}, {place} {SOURCES[one].of}"
            f" AND t.removed_at = %s{beyond} ORDER BY t.id LIMIT {SIZE + 1})"
        )
        told += [moment, last] if beyond else [moment]
    rows = _rows(f"{' UNION ALL '.join(parts)} ORDER BY 9, 2 LIMIT {SIZE + 1}", told)
    found = _signed_records([_removed(row[:8]) for row in rows[:SIZE]])
    return found, found[-1].chosen if len(rows) > SIZE else ""


def acts_that_removed(moment: datetime) -> list[UUID]:
    """Return the acts by which everything went that bears a moment: a bulk job has several."""
    parts = " UNION ".join(
        f"(SELECT context FROM (SELECT DISTINCT ON (e.pgh_obj_id) e.pgh_context_id AS context"
        f" FROM {TABLES[kind]} t JOIN {history} e ON e.pgh_obj_id = t.id"
        " AND e.removed_at = t.removed_at WHERE t.removed_at = %s"
        " ORDER BY e.pgh_obj_id, e.pgh_id) first WHERE context IS NOT NULL)"
        for kind, history in HISTORIES.items()
    )
    return [context for (context,) in _rows(parts, [moment] * len(HISTORIES))]


def may_restore_together(user: User, moment: datetime) -> bool:
    """Tell whether each of the records that bear a moment is this person's to restore."""
    return all(
        may(user, verb, Whose(owner.pk, owner) if owner else Whose(None))
        for kind, (column, verb) in OWNERS.items()
        for owner in _owners(TABLES[kind], column, moment)
    )


def _owners(table: str, column: str, moment: datetime) -> list[User | None]:
    asked = f"SELECT DISTINCT {column} FROM {table} WHERE removed_at = %s"
    keys = [key for (key,) in _rows(asked, [moment])]
    known = User.objects.in_bulk([key for key in keys if key])
    return [known.get(key) for key in keys]


def _removed(row: Sequence[Any]) -> Removed:
    noun, key, at, form, name, title, deals, talks = row
    return Removed(noun, key, localtime(at), titled(form, name), title, deals, talks)


def _signed_records(found: Sequence[Removed]) -> list[Removed]:
    """Write on each record who put it there: one statement for each kind."""
    signed: dict[tuple[str, int], Signed] = {}
    for kind, history in HISTORIES.items():
        if keys := [one.key for one in found if one.kind == kind]:
            signed |= {(kind, key): one for key, one in _signed_in(history, keys)}
    return [replace(one, signed=signed.get((one.kind, one.key), Signed())) for one in found]


def _signed_in(history: str, keys: Sequence[int]) -> Iterable[tuple[int, Signed]]:
    asked = f"""
        SELECT DISTINCT ON (e.pgh_obj_id) e.pgh_obj_id, coalesce(u.name, ''),
               coalesce(c.metadata ->> 'act', ''), (c.metadata -> 'undoes' ->> 'run')::bigint,
               (c.metadata ->> 'bulk')::bigint
        FROM {history} e JOIN pghistory_context c ON c.id = e.pgh_context_id
        LEFT JOIN app_user u ON u.id = (c.metadata ->> 'user')::bigint
        WHERE e.pgh_obj_id = ANY(%s) AND e.removed_at IS NOT NULL
        ORDER BY e.pgh_obj_id, e.pgh_id DESC
    """
    return [(key, Signed(*told)) for key, *told in _rows(asked, [list(keys)])]


def _rows(asked: str, told: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(asked, told)
        return list(cursor.fetchall())
