"""Take back everything that some acts did, field by field and a table at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import pghistory
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from interes.foundation.acts import settle
from interes.foundation.refusals import Refusal
from interes.foundation.undoing import fields, made, removed
from interes.foundation.undoing.kept import Kept, all_kept
from interes.foundation.undoing.scope import Rows, Scope, forget, look_up, rows, run
from interes.foundation.undoing.tables import knots, quoted, settling

# More than these are found by the mark they were signed with; each row carries the list.
NAMED = 20
SIGNED = """
SELECT id FROM pghistory_context
WHERE metadata @> jsonb_build_object(%s::text, %s::bigint) AND NOT metadata ? 'undoes'
"""


class CantUndo(Refusal):
    """What the acts did can't be taken back without breaking a law of the base."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: how many rows are as before, and what stayed because it changed since."""

    put_back: int
    kept: list[Kept]
    context: UUID | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Which acts are taken back: these contexts, or all that are signed with a mark.

    `only` narrows it to some rows, `fields` to some of their fields.
    """

    contexts: Sequence[UUID] = ()
    marks: dict[str, int] = field(default_factory=dict)
    only: Rows | None = None
    fields: Sequence[str] = ()

    def all_contexts(self) -> list[UUID]:
        """Return the contexts in the history that are meant; an undo of them is not."""
        found = list(self.contexts)
        for name, number in self.marks.items():
            found += [key for (key,) in rows(SIGNED, [name, number])]
        return found

    def signature(self) -> dict[str, Any]:
        """Return what the history says of the undo."""
        if self.only is not None:
            return {"part": True, "contexts": [str(one) for one in self.contexts[:NAMED]]}
        return {**self.marks, "contexts": [str(one) for one in self.contexts[:NAMED]]}


def undo(
    contexts: Sequence[UUID] = (),
    *,
    by: Any,
    at: datetime,
    only: Rows | None = None,
    fields: Sequence[str] = (),
    **marks: int,
) -> Undone:
    """Take back what the contexts did, or all contexts signed with a mark (`run=17`, `bulk=5`).

    A field goes back if it still holds what the act wrote, else it is kept and told of. A record
    that an act made goes into the basket unless people changed it or lean on it since; deleted
    rows come back. Runs in one transaction; raises CantUndo.
    """
    source = Source(contexts, marks, only, fields)
    who = {} if by is None else {"user": by.pk}
    with (
        transaction.atomic(),
        pghistory.context(act="undo", undoes=source.signature(), **who) as signed,
    ):
        scope = look_up(source.all_contexts(), source.only)
        try:
            put_back, kept = _take_back(scope, source, at)
        except IntegrityError as broken:
            raise CantUndo(
                _("This can't be taken back any more: too much was built on it since.")
            ) from broken
        forget()
        settle(at)
    return Undone(put_back, kept, getattr(signed, "id", None))


def _take_back(scope: Scope, source: Source, at: datetime) -> tuple[int, list[Kept]]:
    run(
        "CREATE TEMP TABLE undo_kept (tbl text, obj bigint, field text, wrote text, stands text)"
        " ON COMMIT DROP"
    )
    # Triggers that keep a story of their own tell an undo from a new act.
    run("SELECT set_config('interes.undoing', 'yes', true)")
    # Checked at once where that can be: a long list of checks to come slows every trigger down.
    run("SET CONSTRAINTS ALL IMMEDIATE")
    if knots():
        run(f"SET CONSTRAINTS {', '.join(quoted(name) for name in knots())} DEFERRED")
    with transaction.atomic():
        put_back = _pass(scope, source, at)
        if not source.fields:
            put_back += made.remove(scope, at=at)
        if rows("SELECT 1 FROM undo_kept WHERE field <> '' LIMIT 1"):
            # What went meanwhile may have freed a place.
            run("DELETE FROM undo_kept WHERE field <> ''")
            put_back += _pass(scope, source, at)
        touched = {table.name for table in scope.tables}
        for act in settling():
            act(touched, at)
        connection.check_constraints()
    run("SELECT set_config('interes.undoing', '', true)")
    return put_back, all_kept(scope)


@contextmanager
def paused() -> Iterator[None]:
    """Let what is done in between count as done, not as taken back."""
    run("SELECT set_config('interes.undoing', '', true)")
    yield
    run("SELECT set_config('interes.undoing', 'yes', true)")


def _pass(scope: Scope, source: Source, at: datetime) -> int:
    put_back = 0
    for table in scope.tables:
        if not source.fields:
            put_back += removed.bring_back(table)
    for turn in range(1, scope.rounds + 1):
        for table in scope.tables:
            put_back += fields.put_back(table, turn, fields=source.fields, at=at)
    return put_back
