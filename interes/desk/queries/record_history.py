"""Everything that ever changed in a record and its parts, act by act, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from json import loads
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

from interes.activities.models import Meeting, Promise, ReferenceTold
from interes.clients.models import Company, ContactPoint, Person, Post, Relation, Site
from interes.deals.models import (
    Closure,
    Deal,
    DealPassing,
    DealPerson,
    DealRival,
    FlagAnswer,
    Influence,
    QualificationAnswer,
    Step,
    Tick,
)
from interes.foundation import undoing
from interes.foundation.undoing import Tracked

ACTS = 30
EVENTS = 400

# The tables that a record consists of, and the columns by which its parts name it.
PARTS: dict[str, list[tuple[type[Model], Sequence[str]]]] = {
    "company": [
        (Company, ("id",)),
        (ContactPoint, ("company_id",)),
        (Post, ("company_id",)),
        (Site, ("company_id",)),
        (Relation, ("company_id", "other_id")),
    ],
    "person": [(Person, ("id",)), (ContactPoint, ("person_id",)), (Post, ("person_id",))],
    "deal": [
        (Deal, ("id",)),
        (Step, ("deal_id",)),
        (DealPerson, ("deal_id",)),
        (FlagAnswer, ("deal_id",)),
        (Tick, ("deal_id",)),
        (QualificationAnswer, ("deal_id",)),
        (DealPassing, ("deal_id",)),
        (Influence, ("deal_id",)),
        (Closure, ("deal_id",)),
        (DealRival, ("deal_id",)),
        (ReferenceTold, ("deal_id",)),
        (Meeting, ("deal_id",)),
        (Promise, ("deal_id",)),
    ],
}

_EVENTS = """
SELECT e.pgh_id, e.pgh_obj_id, e.pgh_label, e.pgh_created_at, e.pgh_context_id, to_jsonb(e),
       (SELECT to_jsonb(p) FROM {event} p WHERE p.pgh_id =
           (SELECT max(q.pgh_id + 0) FROM {event} q
            WHERE q.pgh_obj_id = e.pgh_obj_id AND q.pgh_id < e.pgh_id))
FROM {event} e WHERE ({of}) AND e.pgh_created_at < %s
ORDER BY e.pgh_created_at DESC, e.pgh_id DESC LIMIT {most}
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; a row made or deleted has only one of them."""

    table: Tracked
    key: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def columns(self) -> list[str]:
        """Return the columns that differ; of a row made or deleted none."""
        if self.before is None or self.after is None:
            return []
        return [c for c in self.table.columns if self.before.get(c) != self.after.get(c)]


@dataclass(slots=True)
class Act:
    """One act on the record: who, when, from where, and all that changed."""

    context: UUID | None
    at: datetime
    signed: dict[str, Any]
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the history is wanted: older than a moment, of one field or person."""

    before: datetime
    field: str = ""
    user: int | None = None


def acts_on(noun: str, key: int, asked: Asked) -> tuple[list[Act], datetime | None]:
    """Return a page of acts, newest first, and the moment from which the next page goes on."""
    changes: list[tuple[datetime, UUID | None, Change]] = []
    ends: list[datetime] = []
    for model, columns in PARTS[noun]:
        found = _changes(undoing.tracked(model), columns, key, asked.before)
        changes += found
        if len(found) == EVENTS:
            ends.append(found[-1][0])
    # Where one table has more to tell, the others wait for the next page.
    end = max(ends, default=None)
    acts = _grouped([one for one in changes if end is None or one[0] >= end])
    acts = [act for act in acts if _is_wanted(act, asked)]
    if len(acts) > ACTS:
        return acts[:ACTS], acts[ACTS - 1].at
    return acts, end


def _changes(
    table: Tracked, columns: Sequence[str], key: int, before: datetime
) -> list[tuple[datetime, UUID | None, Change]]:
    of = " OR ".join(f"e.{column} = %s" for column in columns)
    asked = _EVENTS.format(event=connection.ops.quote_name(table.event), of=of, most=EVENTS)
    with connection.cursor() as cursor:
        cursor.execute(asked, [*[key] * len(columns), before])
        return [
            (at, context, _change(table, obj, label, _read(now), _read(earlier)))
            for _id, obj, label, at, context, now, earlier in cursor.fetchall()
        ]


def _read(row: Any) -> dict[str, Any] | None:
    """Return a row as a dictionary: the plain cursor gives it as text."""
    return dict(loads(row)) if isinstance(row, str) else row


def _change(
    table: Tracked,
    key: int,
    label: str,
    now: dict[str, Any] | None,
    earlier: dict[str, Any] | None,
) -> Change:
    if label == "delete":
        return Change(table, key, now, None)
    was_here = earlier is not None and earlier.get("pgh_label") != "delete"
    return Change(table, key, earlier if was_here else None, now)


def _grouped(changes: list[tuple[datetime, UUID | None, Change]]) -> list[Act]:
    acts: dict[object, Act] = {}
    for at, context, change in sorted(changes, key=lambda one: one[0], reverse=True):
        act = acts.setdefault(context or at, Act(context, at, {}))
        if change.columns or change.before is None or change.after is None:
            act.changes.append(change)
            act.at = min(act.at, at)
    _sign([act for act in acts.values() if act.context])
    return [act for act in acts.values() if act.changes]


def _sign(acts: list[Act]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, metadata FROM pghistory_context WHERE id = ANY(%s)",
            [[act.context for act in acts]],
        )
        signed = {key: _read(metadata) or {} for key, metadata in cursor.fetchall()}
    for act in acts:
        act.signed = signed.get(act.context, {}) if act.context else {}


def _is_wanted(act: Act, asked: Asked) -> bool:
    if asked.user is not None and act.signed.get("user") != asked.user:
        return False
    if not asked.field:
        return True
    act.changes = [
        one for one in act.changes if asked.field in map(one.table.field_of, one.columns)
    ]
    return bool(act.changes)


def rows_of(noun: str, key: int) -> dict[type[Model], list[int]]:
    """Return the keys of all rows that the record ever consisted of."""
    found: dict[type[Model], list[int]] = {}
    for model, columns in PARTS[noun]:
        table = undoing.tracked(model)
        of = " OR ".join(f"{column} = %s" for column in columns)
        event = connection.ops.quote_name(table.event)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT DISTINCT pgh_obj_id FROM {event} WHERE {of}", [key] * len(columns)
            )
            found[model] = [one for (one,) in cursor.fetchall()]
    return found


def contexts_since(rows: dict[type[Model], list[int]], moment: datetime) -> list[UUID]:
    """Return the acts that changed any of the rows after a moment."""
    found: list[UUID] = []
    for model, keys in rows.items():
        event = connection.ops.quote_name(undoing.tracked(model).event)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT DISTINCT pgh_context_id FROM {event} WHERE pgh_obj_id = ANY(%s)"
                " AND pgh_created_at > %s AND pgh_context_id IS NOT NULL",
                [keys, moment],
            )
            found += [one for (one,) in cursor.fetchall()]
    return list(set(found))
