"""Deals and steps as programs are told of them: plain values, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from interes.deals.models import Deal, DealPerson, Step
from interes.deals.queries.flags import flag_records
from interes.deals.queries.why import why_of

_OWN = (
    *("id", "version", "title", "kind", "channel", "source_id", "company_id", "product"),
    *(
        "amount",
        "currency",
        "owner_id",
        "worker_id",
        "expected_date",
        "about",
        "pipeline_id",
        "stage_id",
    ),
    *(
        "stage_since",
        "situation_id",
        "situation_since",
        "state",
        "closed_at",
        "tags",
        "custom",
        "created_at",
        "changed_at",
    ),
)
_WHY = ("why", "is_proposed", "moved_because")
_STEP = ("id", "kind", "text", "owner_id", "due_at", "has_time", *_WHY)
_CLOSURE = ("outcome", "reason_id", "rival__name", "note", "come_back_date", "by_id", "at")
DEAL_VALUES = (
    *_OWN,
    "judgement__verdict",
    *("standing__flags", "standing__facts"),
    *(f"next_step__{name}" for name in _STEP),
    *(f"closure__{name}" for name in _CLOSURE),
)
STEP_VALUES = (
    *("id", "deal_id", "kind", "text", "owner_id", "due_at", "has_time", "state", "result"),
    *_WHY,
    *("planned_at", "finished_at"),
)


def deal_records(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return deals (`values` of DEAL_VALUES) as records, with step, ending and people."""
    records = [_deal(row) for row in rows]
    people: dict[int, list[dict[str, Any]]] = defaultdict(list)
    parts = DealPerson.objects.filter(deal__in=[one["id"] for one in records]).order_by("id")
    for deal, person, is_main, roles in parts.values_list(
        "deal_id", "person_id", "is_main", "roles"
    ):
        people[deal].append({"person": person, "is_main": is_main, "roles": roles})
    for record in records:
        record["people"] = people[record["id"]]
    return records


def step_records(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return steps (`values` of STEP_VALUES) as records."""
    return [_explained(_named(row)) for row in rows]


def deal_record(key: int) -> dict[str, Any] | None:
    """Return one deal as a record, whoever asks, also from the basket."""
    return next(iter(deal_records(Deal.objects.filter(pk=key).values(*DEAL_VALUES))), None)


def step_record(key: int) -> dict[str, Any] | None:
    """Return one step as a record, whoever asks."""
    return next(iter(step_records(Step.objects.filter(pk=key).values(*STEP_VALUES))), None)


def _deal(row: dict[str, Any]) -> dict[str, Any]:
    record = _named({name: row[name] for name in _OWN})
    record["custom"] = {f"custom_{key}": value for key, value in record["custom"].items()}
    record["amount"] = None if record["amount"] is None else str(record["amount"])
    step = _inner(row, "next_step", _STEP, "id")
    record["next_step"] = _explained(step) if step else None
    record["flags"] = flag_records(
        row["standing__flags"], row["standing__facts"], timezone.localdate()
    )
    record["verdict"] = row["judgement__verdict"] or None
    record["closure"] = _inner(row, "closure", _CLOSURE, "outcome")
    return record


def _inner(
    row: dict[str, Any], place: str, names: tuple[str, ...], always: str
) -> dict[str, Any] | None:
    if row[f"{place}__{always}"] is None:
        return None
    return _named({name.removesuffix("__name"): row[f"{place}__{name}"] for name in names})


def _explained(step: dict[str, Any]) -> dict[str, Any]:
    """Tell the reason of a step as a sentence."""
    return step | {"why": why_of(step["why"], timezone.localdate())}


def _named(row: dict[str, Any]) -> dict[str, Any]:
    return {name.removesuffix("_id"): value for name, value in row.items()}
