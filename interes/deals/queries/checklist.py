"""The checklists of stages: as settings, and with what is done of them in a deal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from interes.deals.models import ChecklistItem, Deal, Tick
from interes.foundation.naming import in_language


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the checklist of the stage a deal stands in."""

    id: int
    name: str
    is_required: bool
    is_done: bool
    by: str
    at: datetime | None


# The points of the stage a deal stands in, asked for together with the deal.
_TICK = Tick.objects.filter(deal=OuterRef(OuterRef("pk")), item=OuterRef("pk"), is_done=True)
POINTS = ArraySubquery(
    ChecklistItem.objects.filter(stage=OuterRef("stage_id"), is_active=True)
    .order_by("order", "id")
    .values(
        point=JSONObject(
            id="pk",
            ru="name_ru",
            en="name_en",
            is_required="is_required",
            tick=Subquery(_TICK.values(told=JSONObject(by="by__name", at="at"))),
        )
    )
)


def checklist_of(deal: Deal) -> list[Point]:
    """Return the points of the stage the deal stands in."""
    return points_in(Deal.objects.filter(pk=deal.pk).values_list(POINTS, flat=True)[0])


def points_in(found: Iterable[Mapping[str, Any]]) -> list[Point]:
    """Make the points of what POINTS brought."""
    return [
        Point(
            id=one["id"],
            name=in_language(one["ru"], one["en"]),
            is_required=one["is_required"],
            is_done=one["tick"] is not None,
            by=(one["tick"] or {}).get("by") or "",
            at=datetime.fromisoformat(one["tick"]["at"]) if one["tick"] else None,
        )
        for one in found
    ]


def items_to_set() -> QuerySet[ChecklistItem]:
    """Return every point of every checklist, those out of use last."""
    return ChecklistItem.objects.order_by("stage_id", "-is_active", "order", "id")
