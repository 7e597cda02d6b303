"""Find out in the history what some acts did, and lock it.

For each table `undo_<table>` says, row by row (`obj`), from which state (`before`) to which
(`wrote`) the acts brought it. If others changed the row in between, it did so in several
stretches; the last has round 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

from interes.foundation.undoing.tables import Tracked, parents_first, quoted

STRETCHES = """
CREATE TEMP TABLE {scope} ON COMMIT DROP AS
WITH touched AS (
    SELECT DISTINCT pgh_obj_id FROM {event}
    WHERE pgh_context_id IN (SELECT id FROM undo_context){narrowed}
), chain AS (
    SELECT e.pgh_id, e.pgh_obj_id, m.id IS NOT NULL AS mine,
           count(*) FILTER (WHERE m.id IS NULL) OVER way AS others,
           lag(e.pgh_id) OVER way AS earlier
    FROM {event} e
    JOIN touched USING (pgh_obj_id)
    LEFT JOIN undo_context m ON m.id = e.pgh_context_id
    WINDOW way AS (PARTITION BY e.pgh_obj_id ORDER BY e.pgh_id)
), stretches AS (
    SELECT pgh_obj_id AS obj, min(earlier) AS before_id, max(pgh_id) AS wrote,
           count(earlier) = count(*) AS was_there
    FROM chain WHERE mine GROUP BY pgh_obj_id, others
)
SELECT s.obj, s.wrote, w.pgh_label = 'delete' AS gone,
       CASE WHEN s.was_there AND b.pgh_label <> 'delete' THEN s.before_id END AS before,
       row_number() OVER (PARTITION BY s.obj ORDER BY s.wrote DESC) AS round
FROM stretches s
JOIN {event} w ON w.pgh_id = s.wrote
LEFT JOIN {event} b ON b.pgh_id = s.before_id
"""

TOUCHED = """
SELECT %s WHERE EXISTS (
    SELECT 1 FROM {event} WHERE pgh_context_id IN (SELECT id FROM undo_context))
"""

OURS = """
SELECT relname FROM pg_class
WHERE relkind = 'r' AND relnamespace = pg_my_temp_schema() AND relname ~ '^(undo|made)_'
"""

type Rows = Mapping[type[Model], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Scope:
    """The tables that the acts touched, parents first, and how often they were interrupted."""

    tables: list[Tracked]
    rounds: int

    @property
    def baskets_first(self) -> list[Tracked]:
        """Return the tables in the order that all acts lock them: a deal before its steps."""
        records = [table for table in reversed(self.tables) if table.has_basket]
        return [*records, *(table for table in self.tables if not table.has_basket)]


def look_up(contexts: Sequence[UUID], only: Rows | None) -> Scope:
    """Fill the temporary tables from the history and lock the rows as they stand now."""
    run("CREATE TEMP TABLE undo_context (id uuid PRIMARY KEY) ON COMMIT DROP")
    run("INSERT INTO undo_context SELECT DISTINCT unnest(%s::uuid[])", [list(contexts)])
    run("ANALYZE undo_context")
    known = [table for table in parents_first() if only is None or only.get(table.model)]
    touched = _touched(known)
    tables = [table for table in known if table.name in touched and _look_into(table, only)]
    rounds = max((_rounds(table) for table in tables), default=0)
    scope = Scope(tables, rounds)
    for table in scope.baskets_first:
        _lock(table)
    return scope


def forget() -> None:
    """Drop the temporary tables, so that the same transaction may undo something else."""
    names = [quoted(name) for (name,) in rows(OURS)]
    if names:
        run(f"DROP TABLE {', '.join(names)}")


def run(statement: str, told: Sequence[Any] | None = None) -> int:
    """Run a statement and return how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        return int(cursor.rowcount)


def rows(statement: str, told: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
    """Run a question and return all its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        return list(cursor.fetchall())


def _touched(known: Sequence[Tracked]) -> set[str]:
    if not known:
        return set()
    asked = " UNION ALL ".join(TOUCHED.format(event=quoted(table.event)) for table in known)
    return {name for (name,) in rows(asked, [table.name for table in known])}


def _look_into(table: Tracked, only: Rows | None) -> bool:
    facts = {"scope": f"undo_{table.name}", "event": quoted(table.event)}
    narrowed = "" if only is None else " AND pgh_obj_id = ANY(%s)"
    told = None if only is None else [list(only[table.model])]
    found = run(STRETCHES.format(narrowed=narrowed, **facts), told)
    run(f"ANALYZE undo_{table.name}")
    return found > 0


def _rounds(table: Tracked) -> int:
    return int(rows(f"SELECT coalesce(max(round), 0) FROM undo_{table.name}")[0][0])


def _lock(table: Tracked) -> None:
    run(
        f"SELECT count(*) FROM (SELECT 1 FROM {quoted(table.name)} WHERE id IN "
        f"(SELECT obj FROM undo_{table.name}) ORDER BY id FOR UPDATE) locked"
    )
