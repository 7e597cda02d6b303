"""The checklists of stages: as settings, and with what is done of them in a deal."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, FilteredRelation, Q, QuerySet

from interes.deals.models import ChecklistItem, Deal
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


def checklist_of(deal: Deal) -> list[Point]:
    """Return the points of the stage the deal stands in, in one question."""
    items = ChecklistItem.objects.filter(stage=deal.stage_id, is_active=True)
    ticked = FilteredRelation("ticks", condition=Q(ticks__deal=deal.pk))
    rows = items.annotate(ticked=ticked).order_by("order", "id")
    found = rows.values_list(
        *("pk", "name_ru", "name_en", "is_required"),
        *("ticked__is_done", F("ticked__by__name"), "ticked__at"),
    )
    return [
        Point(key, in_language(ru, en), needed, bool(done), by or "", at)
        for key, ru, en, needed, done, by, at in found
    ]


def items_to_set() -> QuerySet[ChecklistItem]:
    """Return every point of every checklist, those out of use last."""
    return ChecklistItem.objects.order_by("stage_id", "-is_active", "order", "id")
