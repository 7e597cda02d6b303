"""What became of merged records, and what was merged into the one that stays."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from interes.clients.models import Company, Noun, Person
from interes.foundation.history import history_of
from interes.team.models import User

_FARTHEST = 100


@dataclass(frozen=True, slots=True)
class Merged:
    """A record that was merged into another one: by whom, when, and the act that did it."""

    id: int
    name: str
    at: datetime
    by: str
    context: UUID | None


def _model(noun: str) -> type[Company] | type[Person]:
    return Company if noun == Noun.COMPANY else Person


def name_of(noun: str, key: int) -> str:
    """Return what a record is called, also one in the basket."""
    return str(_model(noun)._default_manager.get(pk=key))


def survivor_of(noun: str, key: int) -> int | None:
    """Return the record that a merged one is now, or None if it was not merged."""
    found, model = key, _model(noun)
    for _step in range(_FARTHEST):
        rows = model._default_manager.filter(pk=found).values_list("merged_into_id", flat=True)
        further = rows.first()
        if further is None:
            break
        found = further
    return found if found != key else None


def merged_into(noun: str, key: int) -> list[Merged]:
    """Return the records that were merged into this one, the last first; two or four queries."""
    rows = list(_model(noun)._default_manager.filter(merged_into=key).order_by("-removed_at"))
    signed = _signatures(noun, {row.pk for row in rows}) if rows else {}
    return [
        Merged(row.pk, str(row), row.removed_at, *signed.get(row.pk, ("", None)))
        for row in rows
        if row.removed_at
    ]


def _signatures(noun: str, ids: Collection[int]) -> dict[int, tuple[str, UUID | None]]:
    states = history_of(_model(noun)).filter(pgh_obj_id__in=ids, merged_into__isnull=False)
    found = states.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    rows = list(found.values_list("pgh_obj_id", "pgh_context_id", "pgh_context__metadata__user"))
    names = dict(User.objects.filter(pk__in=[row[2] for row in rows]).values_list("pk", "name"))
    return {key: (names.get(user, ""), context) for key, context, user in rows}


def records_of_merge(context: UUID) -> tuple[str, list[int]] | None:
    """Return the noun and the numbers of the records that an act merged, the kept one first."""
    for noun in Noun.values:
        states = history_of(_model(noun)).filter(
            pgh_context_id=context, merged_into__isnull=False, removed_at__isnull=False
        )
        rows = list(states.order_by("pgh_id").values_list("pgh_obj_id", "merged_into_id"))
        if rows:
            return noun, [rows[0][1], *dict.fromkeys(key for key, _kept in rows)]
    return None
