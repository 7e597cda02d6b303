"""The rows that the triggers keep of every change of a record."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet


def history_of(model: type[Model]) -> QuerySet[Any]:
    """Return every state that the rows of a table have ever had, as pghistory keeps them."""
    meta = model._meta
    event: type[Model] = apps.get_model(meta.app_label, f"{meta.object_name}Event")
    return event._default_manager.all()


def has_history(model: type[Model]) -> bool:
    """Tell whether the states of the rows of a table are kept."""
    return f"{model._meta.model_name}event" in apps.all_models[model._meta.app_label]


def act_of(state: Any) -> str:
    """Return the act that made this state, such as "deals.win", or nothing if no act did."""
    context = state.pgh_context
    return str(context.metadata.get("act", "")) if context else ""


def last_change(record: Model) -> tuple[int | None, datetime | None]:
    """Return the key of whoever changed a record last, and when; nothing if nobody keeps it."""
    if not has_history(type(record)):
        return None, None
    states = history_of(type(record)).filter(pgh_obj_id=record.pk).select_related("pgh_context")
    last = states.order_by("-pgh_created_at", "-pgh_id").first()
    if last is None:
        return None, None
    user = last.pgh_context.metadata.get("user") if last.pgh_context else None
    return user, last.pgh_created_at
