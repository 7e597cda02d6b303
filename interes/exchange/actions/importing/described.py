"""What companies, people and deals have alike: many ways to be reached, tags, own fields."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models

from interes.exchange.actions.importing import contacts
from interes.exchange.actions.importing.work import Wish, Work
from interes.exchange.rules.importing.records import Described

CUSTOM = "custom_"
TAG = "tag:"
BATCH = 500
TAGS = """
UPDATE {table} SET tags = tags || new.tag
FROM unnest(%(ids)s::bigint[], %(tags)s::varchar[]) AS new (id, tag)
WHERE {table}.id = new.id AND NOT tags @> ARRAY[new.tag]
RETURNING {table}.id
"""


class Additive[M: models.Model, R: Described]:
    """Part of a hand: writes what there may be many of, and begins the row of a new record."""

    thing: str
    holder: str = ""

    def __init__(self, work: Work) -> None:
        """Keep the chunk it works in."""
        self.work = work

    def add(self, wishes: Sequence[tuple[Wish[R], Collection[str]]]) -> Mapping[int, int]:
        """Add ways to reach known records, and tags."""
        got = dict(contacts.add(wishes, self.holder)) if self.holder else {}
        for number in self._add_tags(wishes):
            got[number] = got.get(number, 0) + 1
        return got

    def row(self, wish: Wish[R], at: datetime) -> dict[str, Any]:
        """Return the row of a new record."""
        own = {k.removeprefix(CUSTOM): v for k, v in wish.facts.items() if k.startswith(CUSTOM)}
        row = {k: v for k, v in wish.facts.items() if not k.startswith(CUSTOM)}
        tags = [mark.removeprefix(TAG) for mark in wish.adds if mark.startswith(TAG)]
        return row | {
            "id": wish.id,
            "imported_key": wish.record.key[:200],
            "created_at": min(wish.record.created_at or at, at),
            "changed_at": at,
            "custom": own,
            "tags": tags,
        }

    def _add_tags(self, wishes: Sequence[tuple[Wish[R], Collection[str]]]) -> Iterable[int]:
        pairs = [
            (wish.id, mark.removeprefix(TAG))
            for wish, marks in wishes
            for mark in marks
            if mark.startswith(TAG)
        ]
        found: list[int] = []
        # One tag of a record at a time: a statement changes a row once.
        while pairs:
            now = dict(reversed(pairs))
            found += _write_tags(self.thing, now)
            pairs = [pair for pair in pairs if now[pair[0]] != pair[1]]
        return found


def _write_tags(table: str, tags: Mapping[int, str]) -> list[int]:
    with connection.cursor() as cursor:
        facts: dict[str, Any] = {"ids": list(tags), "tags": list(tags.values())}
        cursor.execute(TAGS.format(table=table), facts)
        return [number for (number,) in cursor.fetchall()]


def tag_marks(tags: Iterable[str]) -> dict[str, str]:
    """Return tags as things of which there may be many."""
    return {f"{TAG}{tag[:60]}": tag for tag in tags if tag.strip()}


def custom_facts(custom: Mapping[str, object]) -> dict[str, object]:
    """Return the company's own fields as facts, in the way the database keeps them."""
    return {name: _kept(value) for name, value in custom.items() if value is not None}


def _kept(value: object) -> object:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def write_many[M: models.Model, R: Described](
    table: type[M], changes: Sequence[tuple[M, Wish[R], frozenset[str]]], at: datetime
) -> None:
    """Write facts into many known records, a statement for hundreds of them."""
    fields: set[str] = set()
    for record, wish, names in changes:
        for name in names:
            _set(record, name, wish.facts[name])
        fields |= {"custom" if n.startswith(CUSTOM) else n.removesuffix("_id") for n in names}
        record.changed_at = at  # type: ignore[attr-defined]
    records = {record.pk: record for record, _wish, _names in changes}
    if fields:
        written = [*sorted(fields), "changed_at"]
        table._default_manager.bulk_update(records.values(), written, batch_size=BATCH)


def _set(record: Any, name: str, value: Any) -> None:
    if name.startswith(CUSTOM):
        record.custom = {**record.custom, name.removeprefix(CUSTOM): value}
    else:
        setattr(record, name, value)
