"""Put the fields of changed rows back: those that still hold what the acts wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, OperationalError, transaction

from interes.foundation.undoing.scope import rows, run
from interes.foundation.undoing.tables import Tracked, quoted

# What stands under each key goes back alone: the act's own keys, if nobody wrote them since.
BY_KEY = """
(SELECT coalesce(jsonb_object_agg(k, v), '{{}}'::jsonb) FROM (
    SELECT k, CASE WHEN b.{0} -> k IS DISTINCT FROM w.{0} -> k
                    AND t.{0} -> k IS NOT DISTINCT FROM w.{0} -> k
              THEN b.{0} -> k ELSE t.{0} -> k END AS v
    FROM jsonb_object_keys(b.{0} || w.{0} || t.{0}) k) keys WHERE v IS NOT NULL)
"""
# Words the act added go, words it took come back, and others stay.
AS_SETS = """
(CASE WHEN t.{0} = w.{0} THEN b.{0} ELSE
    ARRAY(SELECT one FROM unnest(t.{0}) WITH ORDINALITY AS now(one, place)
          WHERE one = ANY(b.{0}) OR NOT one = ANY(w.{0}) ORDER BY place)
    || ARRAY(SELECT one FROM unnest(b.{0}) WITH ORDINALITY AS old(one, place)
             WHERE NOT one = ANY(w.{0}) AND NOT one = ANY(t.{0}) ORDER BY place) END)
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns of one table that the acts changed, in the round at hand."""

    table: Tracked
    columns: list[str]

    @property
    def name(self) -> str:
        """Return the temporary table with the rows: what goes back to what."""
        return f"undo_plan_{self.table.name}"


def put_back(table: Tracked, turn: int, *, fields: Sequence[str], at: datetime) -> int:
    """Put back what can go back, note in `undo_kept` what can't, and return how many rows did."""
    columns = _changed(table, turn, fields)
    if not columns:
        return 0
    plan = Plan(table, columns)
    _make(plan, turn)
    _try(plan, at)
    for column in columns:
        _note_kept(plan, column)
    goes = " OR ".join(f"ok_{n}" for n in range(len(columns)))
    done = rows(f"SELECT count(*) FROM {plan.name} WHERE {goes}")[0][0]
    run(f"DROP TABLE {plan.name}")
    return int(done)


def _from(table: Tracked) -> str:
    event = quoted(table.event)
    return (
        f"FROM undo_{table.name} s JOIN {event} b ON b.pgh_id = s.before"
        f" JOIN {event} w ON w.pgh_id = s.wrote JOIN {quoted(table.name)} t ON t.id = s.obj"
        " WHERE s.round = %s AND NOT s.gone"
    )


def _changed(table: Tracked, turn: int, fields: Sequence[str]) -> list[str]:
    """Return the columns that the acts changed in any row; a wide table rarely has many."""
    wanted = {column for name in fields for column in table.groups[table.column(name)]}
    columns = [one for one in table.columns if not wanted or one in wanted]
    asked = ", ".join(
        f"bool_or(b.{quoted(one)} IS DISTINCT FROM w.{quoted(one)})" for one in columns
    )
    answer = rows(f"SELECT {asked} {_from(table)}", [turn])[0]
    return [column for column, is_so in zip(columns, answer, strict=True) if is_so]


def _make(plan: Plan, turn: int) -> None:
    parts = ["t.id"]
    for n, column in enumerate(plan.columns):
        name = quoted(column)
        parts += [
            f"{_value(plan.table, column)} AS new_{n}",
            f"{_goes(plan, column)} AS ok_{n}",
            f"b.{name} IS DISTINCT FROM w.{name} AS was_{n}",
            f"left(w.{name}::text, 300) AS wrote_{n}",
        ]
        if column in plan.table.by_key:
            parts += [f"b.{name} AS old_{n}", f"w.{name} AS act_{n}"]
    asked = f"SELECT {', '.join(parts)} {_from(plan.table)}"
    run(f"CREATE TEMP TABLE {plan.name} ON COMMIT DROP AS {asked}", [turn])
    run(f"ANALYZE {plan.name}")


def _value(table: Tracked, column: str) -> str:
    name = quoted(column)
    if column in table.by_key:
        return BY_KEY.format(name)
    return AS_SETS.format(name) if column in table.sets else f"b.{name}"


def _goes(plan: Plan, column: str) -> str:
    """Return the condition under which a column goes back."""
    table = plan.table
    changed = f"b.{quoted(column)} IS DISTINCT FROM w.{quoted(column)}"
    if column in table.by_key or column in table.sets:
        name = quoted(column)
        return f"({changed} AND t.{name} IS DISTINCT FROM {_value(table, column)})"
    tests = [changed]
    for one in table.groups[column]:
        if one in plan.columns:
            tests.append(_stands(table, one))
    if column in {table.column(name) for name in table.law_of}:
        tests.append(f"({table.lawful})")
    return f"({' AND '.join(tests)})"


def _stands(table: Tracked, column: str) -> str:
    name = quoted(column)
    still = f"(b.{name} IS NOT DISTINCT FROM w.{name} OR t.{name} IS NOT DISTINCT FROM w.{name})"
    parent = next(((p, key) for one, p, key in table.links if one == column), None)
    if parent is None:
        return still
    there = f"SELECT 1 FROM {quoted(parent[0])} p WHERE p.{quoted(parent[1])} = b.{name}"
    return f"{still} AND (b.{name} IS NULL OR EXISTS ({there}))"


def _write(plan: Plan, at: datetime, columns: Sequence[int], keys: Sequence[int] | None) -> None:
    sets = [
        f"{quoted(plan.columns[n])} = CASE WHEN p.ok_{n} THEN p.new_{n}"
        f" ELSE t.{quoted(plan.columns[n])} END"
        for n in columns
    ]
    stamped = ["changed_at = %s"] if plan.table.stamps_changes else []
    told: list[object] = [at] if stamped else []
    some = "" if keys is None else " AND p.id = ANY(%s)"
    goes = " OR ".join(f"p.ok_{n}" for n in columns)
    run(
        f"UPDATE {quoted(plan.table.name)} t SET {', '.join([*sets, *stamped])}"
        f" FROM {plan.name} p WHERE p.id = t.id AND ({goes}){some}",
        told if keys is None else [*told, list(keys)],
    )


def _try(plan: Plan, at: datetime) -> None:
    """Write it all at once; if some rows can't be written, find them and leave them."""
    every = range(len(plan.columns))
    if _written(plan, at, every, None):
        return
    goes = " OR ".join(f"ok_{n}" for n in every)
    keys = [int(key) for (key,) in rows(f"SELECT id FROM {plan.name} WHERE {goes}")]
    stuck = _by_halves(plan, at, keys)
    # One row may have waited for another to give its place free.
    while stuck and len(still := _by_halves(plan, at, stuck)) < len(stuck):
        stuck = still
    for key in stuck:
        _field_by_field(plan, at, key)


def _by_halves(plan: Plan, at: datetime, keys: Sequence[int]) -> list[int]:
    """Write as many of the rows as can be written, and return the others."""
    if not keys or _written(plan, at, range(len(plan.columns)), keys):
        return []
    if len(keys) == 1:
        return list(keys)
    half = len(keys) // 2
    return _by_halves(plan, at, keys[:half]) + _by_halves(plan, at, keys[half:])


def _field_by_field(plan: Plan, at: datetime, key: int) -> None:
    groups = {tuple(plan.table.groups[column]) for column in plan.columns}
    for group in groups:
        numbers = [n for n, column in enumerate(plan.columns) if column in group]
        if not _written(plan, at, numbers, [key]):
            refused = ", ".join(f"ok_{n} = false" for n in numbers)
            run(f"UPDATE {plan.name} SET {refused} WHERE id = %s", [key])


def _written(plan: Plan, at: datetime, columns: Sequence[int], keys: Sequence[int] | None) -> bool:
    try:
        with transaction.atomic():
            _write(plan, at, columns, keys)
    except OperationalError:
        raise
    except DatabaseError:
        return False
    return True


def _note_kept(plan: Plan, column: str) -> None:
    """Remember the rows whose field holds something else by now, and not what was before."""
    if column in plan.table.sets:
        return
    n, name = plan.columns.index(column), quoted(column)
    row = f"FROM {plan.name} p JOIN {quoted(plan.table.name)} t ON t.id = p.id"
    into = "INSERT INTO undo_kept (tbl, obj, field, wrote, stands)"
    if column in plan.table.by_key:
        run(
            f"{into} SELECT %s, t.id, %s || k, p.act_{n} ->> k, t.{name} ->> k {row},"
            f" jsonb_object_keys(p.old_{n} || p.act_{n}) k"
            f" WHERE p.old_{n} -> k IS DISTINCT FROM p.act_{n} -> k"
            f" AND t.{name} -> k IS DISTINCT FROM p.old_{n} -> k",
            [plan.table.name, f"{plan.table.field_of(column)}_"],
        )
        return
    run(
        f"{into} SELECT %s, t.id, %s, p.wrote_{n}, left(t.{name}::text, 300) {row}"
        f" WHERE p.was_{n} AND NOT p.ok_{n} AND t.{name} IS DISTINCT FROM p.new_{n}",
        [plan.table.name, plan.table.field_of(column)],
    )
