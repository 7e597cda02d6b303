"""What the company has set for its deals: pipelines with their stages, and reasons of refusal."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse

from interes.deals import queries
from interes.deals.api import examples, schemas
from interes.ui.api import Page, Room, whole

settings = Room("deals", "settings of deals")

_STAGE = (
    *("id", "name_ru", "name_en", "order", "chance", "norm_days", "climb_hours", "is_active"),
    *("entry_demands", "exit_demands"),
)
_POINT = ("id", "name_ru", "name_en", "order", "is_required", "is_active")
_PIPELINE = ("id", "name_ru", "name_en", "is_active", "business_lines")
_REASON = ("id", "name_ru", "name_en", "asks_rival", "is_active")


@settings.get("/pipelines", "deals.see", answer=Page[schemas.Pipeline], example=[examples.PIPELINE])
def list_pipelines(request: HttpRequest) -> HttpResponse:
    """List the pipelines with their stages, those in use first."""
    del request
    stages: dict[int, list[dict[str, Any]]] = defaultdict(list)
    points: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in queries.items_to_set().order_by("order", "id").values("stage_id", *_POINT):
        points[row.pop("stage_id")].append(row)
    for row in queries.stages_to_set().order_by("order", "id").values("pipeline_id", *_STAGE):
        stages[row.pop("pipeline_id")].append(
            row | {"chance": str(row["chance"]), "checklist": points[row["id"]]}
        )
    rows = queries.pipelines_to_set().values(*_PIPELINE)
    return whole([{**row, "stages": stages[row["id"]]} for row in rows])


@settings.get("/reasons", "deals.see", answer=Page[schemas.Reason], example=[examples.REASON])
def list_reasons(request: HttpRequest) -> HttpResponse:
    """List why clients refuse."""
    del request
    return whole(list(queries.reasons_to_set().values(*_REASON)))
