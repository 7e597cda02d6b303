"""Decide what becomes of the rows that the acts made, and do it.

`made_<table>` holds them with their fate: 'going' (into the basket, or deleted), 'stays' (people
changed it, or live records lean on it), 'with' (a part that shares the fate of its holder).
"""

from datetime import datetime

from interes.foundation.undoing.scope import Scope, run
from interes.foundation.undoing.tables import Removal, Tracked, leaners, parents_first, quoted


def remove(scope: Scope, *, at: datetime) -> int:
    """Take the made rows out, children before the records they lean on; return how many went."""
    for table in scope.tables:
        _gather(table)
    tables = {table.name for table in scope.tables}
    gone = 0
    for table in reversed(scope.tables):
        _decide(table, tables)
        gone += _take_out(table, at)
    for table in scope.tables:
        if table.has_basket and table.of:
            gone += _follow(table, tables, at)
    for table in scope.tables:
        _note_kept(table)
    return gone


def _gather(table: Tracked) -> None:
    """List the rows that the acts made and that are still there."""
    differs = " OR ".join(
        f"t.{quoted(column)} IS DISTINCT FROM w.{quoted(column)}"
        for column in table.columns
        if column != "removed_at"
    )
    in_sight = " AND t.removed_at IS NULL" if table.has_basket else ""
    run(
        f"CREATE TEMP TABLE made_{table.name} ON COMMIT DROP AS"
        f" SELECT s.obj, (s.round > 1 OR {differs}) AS changed, NULL::text AS fate,"
        " false AS leant_on"
        f" FROM undo_{table.name} s JOIN {quoted(table.event)} w ON w.pgh_id = s.wrote"
        f" JOIN {quoted(table.name)} t ON t.id = s.obj"
        f" WHERE s.before IS NULL AND NOT s.gone{in_sight}"
    )
    run(f"CREATE INDEX ON made_{table.name} (obj)")
    run(f"ANALYZE made_{table.name}")


def _decide(table: Tracked, tables: set[str]) -> None:
    made = f"made_{table.name}"
    run(f"UPDATE {made} SET fate = 'stays' WHERE changed")
    held = _held_by_made(table, tables)
    if held:
        run(
            f"UPDATE {made} m SET fate = 'with' FROM {quoted(table.name)} t"
            f" WHERE t.id = m.obj AND m.fate IS NULL AND ({held})"
        )
    if table.removal == Removal.PART:
        run(f"UPDATE {made} SET fate = 'with' WHERE fate IS NULL")
        return
    if table.follows is not None:
        _stay_with_what_is_kept(table)
    while _stay_if_leant_on(table, tables):
        """One that stays may lean on another of the same table."""
    if not table.has_basket:
        _stay_for_the_basket(table)
    run(f"UPDATE {made} SET fate = 'going' WHERE fate IS NULL")


def _held_by_made(table: Tracked, tables: set[str]) -> str:
    """Return the condition that a row is part of a record which the same acts made."""
    parents = [link for link in table.links if table.field_of(link[0]) in table.of]
    return " OR ".join(
        f"t.{quoted(column)} IN (SELECT obj FROM made_{parent})"
        for column, parent, _key in parents
        if parent in tables
    )


def _stay_with_what_is_kept(table: Tracked) -> None:
    """Leave the line that tells of something which could not be taken back."""
    link, fields = table.follows or ("", ())
    column = table.column(link)
    parent = next(parent for one, parent, _key in table.links if one == column)
    run(
        f"UPDATE made_{table.name} m SET fate = 'stays' FROM {quoted(table.name)} t"
        f" WHERE t.id = m.obj AND m.fate IS NULL AND t.{quoted(column)} IN"
        " (SELECT obj FROM undo_kept WHERE tbl = %s AND field = ANY(%s))",
        [parent, list(fields)],
    )


def _stay_if_leant_on(table: Tracked, tables: set[str]) -> int:
    tests = []
    for name, column, known in leaners(table):
        if name == "stage_move" and table.has_basket:
            continue
        alive = " AND l.removed_at IS NULL" if known and known.has_basket else ""
        ours = (
            f" AND NOT EXISTS (SELECT 1 FROM made_{name} d WHERE d.obj = l.id"
            " AND d.fate IS DISTINCT FROM 'stays')"
            if known and name in tables
            else ""
        )
        tests.append(
            f"EXISTS (SELECT 1 FROM {quoted(name)} l WHERE l.{quoted(column)} = m.obj{alive}{ours})"
        )
    if not tests:
        return 0
    return run(
        f"UPDATE made_{table.name} m SET fate = 'stays', leant_on = true"
        f" WHERE m.fate IS NULL AND ({' OR '.join(tests)})"
    )


def _stay_for_the_basket(table: Tracked) -> None:
    """Leave what rows in the basket still name, such as a reason to refuse: they may return."""
    tests = [
        f"EXISTS (SELECT 1 FROM {quoted(name)} l WHERE l.{quoted(column)} = m.obj)"
        for name, column, known in leaners(table)
        if known and known.removal != Removal.DELETE
    ]
    if tests:
        run(
            f"UPDATE made_{table.name} m SET fate = 'stays'"
            f" WHERE m.fate IS NULL AND ({' OR '.join(tests)})"
        )


def _take_out(table: Tracked, at: datetime) -> int:
    name, made = quoted(table.name), f"made_{table.name}"
    if not table.has_basket:
        return run(f"DELETE FROM {name} t USING {made} m WHERE m.obj = t.id AND m.fate = 'going'")
    return run(
        f"UPDATE {name} t SET removed_at = %s FROM {made} m"
        " WHERE m.obj = t.id AND m.fate = 'going'",
        [at],
    )


def _follow(table: Tracked, tables: set[str], at: datetime) -> int:
    """Take out the records that are parts of made records which went."""
    gone = 0
    known = {one.name: one for one in parents_first()}
    for column, parent, _key in table.links:
        if table.field_of(column) in table.of and parent in tables and known[parent].has_basket:
            gone += run(
                f"UPDATE {quoted(table.name)} t SET removed_at = %s FROM made_{table.name} m"
                f" WHERE m.obj = t.id AND m.fate = 'with' AND t.removed_at IS NULL"
                f" AND t.{quoted(column)} IN (SELECT obj FROM made_{parent} WHERE fate <> 'stays')",
                [at],
            )
    return gone


def _note_kept(table: Tracked) -> None:
    run(
        "INSERT INTO undo_kept (tbl, obj, field, wrote, stands)"
        f" SELECT %s, obj, '', '', '' FROM made_{table.name}"
        " WHERE fate = 'stays' AND (changed OR leant_on)",
        [table.name],
    )
