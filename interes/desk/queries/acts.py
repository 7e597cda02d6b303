"""Acts as the history knows them: who did them, and who may take them back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Model
from pghistory.models import Context

from interes.foundation import undoing
from interes.foundation.history import history_of
from interes.foundation.undoing import Tracked
from interes.team import queries as team
from interes.team.models import User

# A person takes their own act back in these days, whoever owns the record by now.
LATELY = timedelta(days=1)
# More records than these are changed only by those who may change any.
MOST = 200


def act(context: UUID) -> Context | None:
    """Return who did an act, when and from where; nothing if it changed nothing."""
    return Context.objects.filter(pk=context).first()


def has_changed_anything(context: UUID) -> bool:
    """Tell whether the history holds anything of this act."""
    return Context.objects.filter(pk=context).exists()


def touched_by(context: UUID) -> list[Tracked]:
    """Return the tables in which an act changed something."""
    tables = undoing.parents_first()
    asked = " UNION ALL ".join(
        "SELECT %s WHERE EXISTS (SELECT 1 FROM"
        f" {connection.ops.quote_name(table.event)} WHERE pgh_context_id = %s)"
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [told for table in tables for told in (table.name, context)])
        names = {name for (name,) in cursor.fetchall()}
    return [table for table in tables if table.name in names]


def may_take_back(user: User, context: Context, *, now: datetime) -> bool:
    """Tell whether the person may undo it: lately done by themselves, or theirs to change."""
    is_mine = context.metadata.get("user") == user.pk
    if is_mine and context.created_at > now - LATELY:
        return True
    return all(_may_change(user, table, context.pk) for table in touched_by(context.pk))


def _may_change(user: User, table: Tracked, context: UUID) -> bool:
    keys = history_of(table.model).filter(pgh_context=context)
    some = list(keys.values_list("pgh_obj_id", flat=True).distinct()[: MOST + 1])
    if len(some) > MOST:
        return team.may(user, table.verb, _Nobodys())
    rows = table.model._default_manager.filter(pk__in=some)
    return all(
        team.may(user, table.verb, one) if hasattr(one, "owner_id") else team.may(user, table.verb)
        for row in rows
        for one in _holders(table, row)
    )


def _holders(table: Tracked, row: Model) -> Iterator[Model]:
    """Return whose the row is: of a step its deal, of a talk whoever had it."""
    records = [getattr(row, name) for name in table.of if not table.has_basket]
    yield from ([one for one in records if one is not None] or [_owned(row)])


def _owned(row: Model) -> Model:
    if not hasattr(row, "owner_id") and hasattr(row, "by_id"):
        row.owner_id, row.owner = row.by_id, row.by  # type: ignore[attr-defined]
    return row


class _Nobodys:
    """A thing of somebody else, whoever that is."""

    owner_id: int | None = 0
