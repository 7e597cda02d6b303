"""Put a record back: one change, one act, or all of it as it was at a moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from interes.desk.actions.take_back import NothingToTakeBack
from interes.desk.queries.record_history import PARTS, contexts_since, rows_of
from interes.foundation import undoing
from interes.foundation.undoing import Undone
from interes.team.actions import ensure
from interes.team.models import User

VERBS = {"company": "clients.change", "person": "clients.change", "deal": "deals.change"}


@dataclass(frozen=True, slots=True)
class What:
    """What is put back: an act (or one field of it) in a record, or the record at a moment."""

    noun: str
    key: int
    context: UUID | None = None
    table: str = ""
    row: int | None = None
    field: str = ""
    moment: datetime | None = None


def put_back(*, what: What, by: User, at: datetime) -> Undone:
    """Put back what is asked for; others' later changes stay unless a moment is named.

    Raises NothingToTakeBack, CantUndo, NotAllowed.
    """
    model = PARTS[what.noun][0][0]
    record: Any = model._default_manager.select_related("owner").get(pk=what.key)
    ensure(by, VERBS[what.noun], record)
    rows = _rows(what)
    contexts = [what.context] if what.context else []
    if what.moment is not None:
        contexts = contexts_since(rows, what.moment)
    fields = [what.field] if what.field and _names_a_field(what, rows) else []
    done = undoing.undo(contexts, by=by, at=at, only=rows, fields=fields)
    if not done.put_back and not done.kept:
        raise NothingToTakeBack(_("It is as before already."))
    return done


def _rows(what: What) -> dict[type[Model], list[int]]:
    rows = rows_of(what.noun, what.key)
    if not (what.table and what.row):
        return rows
    return {
        model: [what.row]
        for model, keys in rows.items()
        if model._meta.db_table == what.table and what.row in keys
    }


def _names_a_field(what: What, rows: dict[type[Model], list[int]]) -> bool:
    models = [undoing.tracked(model).model for model in rows]
    return len(models) == 1 and any(
        one.name == what.field for one in models[0]._meta.concrete_fields
    )
