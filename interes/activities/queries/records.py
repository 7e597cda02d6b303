"""Talks, to-dos and promises as programs are told of them: plain values."""

from collections.abc import Iterable
from typing import Any

from interes.activities.models import Activity, Promise, ToDo

ACTIVITY_VALUES = (
    *("id", "version", "kind", "at", "by_id", "company_id", "person_id", "deal_id", "step_id"),
    *("is_inbound", "was_reached", "minutes", "text", "facts"),
)
TO_DO_VALUES = (
    *("id", "version", "text", "owner_id", "due_at", "has_time", "company_id", "person_id"),
    *("deal_id", "made_at", "done_at"),
)
PROMISE_VALUES = (
    *("id", "version", "text", "kind_id", "side", "owner_id", "company_id", "person_id"),
    *("deal_id", "activity_id", "made_at", "due_at", "state", "ended_at", "breached_at"),
    *("because", "times_moved", "moved_because", "moved_told"),
)


def activity_records(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return talks (`values` of ACTIVITY_VALUES) as records."""
    return [_named(row) for row in rows]


def to_do_records(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return to-dos (`values` of TO_DO_VALUES) as records."""
    return [_named(row) for row in rows]


def activity_record(key: int) -> dict[str, Any] | None:
    """Return one talk as a record, whoever asks, also from the basket."""
    rows = Activity.objects.filter(pk=key).values(*ACTIVITY_VALUES)
    return next(iter(activity_records(rows)), None)


def to_do_record(key: int) -> dict[str, Any] | None:
    """Return one to-do as a record, whoever asks, also from the basket."""
    return next(iter(to_do_records(ToDo.objects.filter(pk=key).values(*TO_DO_VALUES))), None)


def promise_records(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return promises (`values` of PROMISE_VALUES) as records."""
    return [_named(row) for row in rows]


def promise_record(key: int) -> dict[str, Any] | None:
    """Return one promise as a record, whoever asks, also from the basket."""
    rows = Promise.objects.filter(pk=key).values(*PROMISE_VALUES)
    return next(iter(promise_records(rows)), None)


def _named(row: dict[str, Any]) -> dict[str, Any]:
    return {name.removesuffix("_id"): value for name, value in row.items()}
