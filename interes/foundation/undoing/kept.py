"""What an undo left as it is, because people changed it since."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from interes.foundation.undoing.scope import Scope, rows
from interes.foundation.undoing.tables import Tracked, column_of, quoted


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that stays: a field of a record, or the whole record if `field` is empty.

    `field` is "-" if a deleted row could not come back. `wrote` and `stands` are the values as
    the database writes them; `who` is the key of whoever changed it last, if anyone did.
    """

    model: type[Model]
    key: int
    field: str
    wrote: str
    stands: str
    who: int | None = None
    at: datetime | None = None


def all_kept(scope: Scope) -> list[Kept]:
    """Return everything that was noted, with who changed it after the acts."""
    return [one for table in scope.tables for one in _of(table)]


def _of(table: Tracked) -> list[Kept]:
    fields = [
        str(name)
        for (name,) in rows("SELECT DISTINCT field FROM undo_kept WHERE tbl = %s", [table.name])
    ]
    return [one for name in sorted(fields) for one in _with_who(table, name)]


def _with_who(table: Tracked, name: str) -> list[Kept]:
    columns = {one.name: column_of(one) for one in table.model._meta.concrete_fields}
    value = f"e.{quoted(columns[name])}" if name in columns else "e.pgh_id"
    asked = f"""
        WITH kept AS (
            SELECT k.obj, k.wrote, k.stands, max(s.wrote) AS last
            FROM undo_kept k JOIN undo_{table.name} s ON s.obj = k.obj
            WHERE k.tbl = %s AND k.field = %s GROUP BY k.obj, k.wrote, k.stands
        ), later AS (
            SELECT e.pgh_obj_id, e.pgh_id, e.pgh_context_id, e.pgh_created_at,
                   {value} IS DISTINCT FROM lag({value}) OVER way AS differs
            FROM {quoted(table.event)} e JOIN kept k ON k.obj = e.pgh_obj_id
            WHERE e.pgh_id >= k.last WINDOW way AS (PARTITION BY e.pgh_obj_id ORDER BY e.pgh_id)
        )
        SELECT DISTINCT ON (k.obj) k.obj, k.wrote, k.stands,
               (c.metadata ->> 'user')::bigint, l.pgh_created_at
        FROM kept k
        LEFT JOIN later l ON l.pgh_obj_id = k.obj AND l.pgh_id > k.last AND l.differs
        LEFT JOIN pghistory_context c ON c.id = l.pgh_context_id
        ORDER BY k.obj, l.pgh_id DESC
    """
    return [
        Kept(table.model, key, name, wrote or "", stands or "", who, at)
        for key, wrote, stands, who, at in rows(asked, [table.name, name])
    ]
