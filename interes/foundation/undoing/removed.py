"""Bring back the rows that the acts deleted, with their old keys."""

from collections.abc import Sequence

from django.db import DatabaseError, OperationalError, transaction

from interes.foundation.undoing.scope import rows, run
from interes.foundation.undoing.tables import Tracked, quoted


def bring_back(table: Tracked) -> int:
    """Insert the rows again as they were, and return how many came back.

    One whose place is taken by now, or whose holder is gone, is noted in `undo_kept`.
    """
    missing = _missing(table)
    if not missing:
        return 0
    stuck = _insert(table, missing)
    for key in stuck:
        _note(table, key)
    return len(missing) - len(stuck)


def _missing(table: Tracked) -> list[int]:
    asked = (
        f"SELECT s.obj FROM undo_{table.name} s WHERE s.gone AND s.before IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM {quoted(table.name)} t WHERE t.id = s.obj)"
    )
    return [int(key) for (key,) in rows(asked)]


def _insert(table: Tracked, keys: Sequence[int]) -> list[int]:
    try:
        with transaction.atomic():
            came = _inserted(table, keys)
    except OperationalError:
        raise
    except DatabaseError:
        if len(keys) == 1:
            return list(keys)
        half = len(keys) // 2
        return _insert(table, keys[:half]) + _insert(table, keys[half:])
    return sorted(set(keys) - came)


def _inserted(table: Tracked, keys: Sequence[int]) -> set[int]:
    names = ", ".join(quoted(column) for column in ("id", *table.columns))
    values = ", ".join(f"b.{quoted(column)}" for column in ("id", *table.columns))
    holders = "".join(f" AND {_holder(*link)}" for link in table.links)
    asked = (
        f"INSERT INTO {quoted(table.name)} ({names}) OVERRIDING SYSTEM VALUE"
        f" SELECT {values} FROM undo_{table.name} s"
        f" JOIN {quoted(table.event)} b ON b.pgh_id = s.before"
        f" WHERE s.gone AND s.obj = ANY(%s){holders} ON CONFLICT DO NOTHING RETURNING id"
    )
    return {int(key) for (key,) in rows(asked, [list(keys)])}


def _holder(column: str, parent: str, key: str) -> str:
    there = f"SELECT 1 FROM {quoted(parent)} p WHERE p.{quoted(key)} = b.{quoted(column)}"
    return f"(b.{quoted(column)} IS NULL OR EXISTS ({there}))"


def _note(table: Tracked, key: int) -> None:
    run(
        "INSERT INTO undo_kept (tbl, obj, field, wrote, stands) VALUES (%s, %s, '-', '', '')",
        [table.name, key],
    )
