"""Pipelines, stages and reasons as the company has set them."""

from django.db.models import QuerySet

from interes.deals.models import Pipeline, RefusalReason, Stage


def pipelines() -> QuerySet[Pipeline]:
    """Return the pipelines in use."""
    return Pipeline.objects.filter(is_active=True).order_by("order", "id")


def stages_of(pipeline_id: int) -> QuerySet[Stage]:
    """Return the stages in use, in their order."""
    return Stage.objects.filter(pipeline_id=pipeline_id, is_active=True).order_by("order")


def first_stage() -> Stage:
    """Return where a new deal begins: the first stage of the first pipeline in use."""
    return (
        Stage.objects.filter(is_active=True, pipeline__is_active=True)
        .order_by("pipeline__order", "pipeline_id", "order")
        .select_related("pipeline")[0]
    )


def reasons() -> QuerySet[RefusalReason]:
    """Return the refusal reasons that can be chosen."""
    return RefusalReason.objects.filter(is_active=True).order_by("order", "id")
