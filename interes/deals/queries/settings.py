"""Pipelines, stages and reasons as the company has set them."""

from django.db.models import Count, QuerySet

from interes.clients.models import Company, Source
from interes.deals.models import Closure, Deal, Pipeline, RefusalReason, Stage
from interes.deals.rules import line_of


def pipelines() -> QuerySet[Pipeline]:
    """Return the pipelines in use."""
    return Pipeline.objects.filter(is_active=True).order_by("order", "id")


def stages_of(pipeline_id: int) -> QuerySet[Stage]:
    """Return the stages in use, in their order."""
    return Stage.objects.filter(pipeline_id=pipeline_id, is_active=True).order_by("order")


def all_stages() -> QuerySet[Stage]:
    """Return every stage of the pipelines in use, also those that are not used any more."""
    return (
        Stage.objects.filter(pipeline__is_active=True)
        .select_related("pipeline")
        .order_by("pipeline__order", "pipeline_id", "order")
    )


def first_stage(pipeline_id: int | None = None) -> Stage:
    """Return where a new deal begins: the first stage of this pipeline, else of the first one."""
    begins = Stage.objects.filter(is_active=True, pipeline__is_active=True)
    begins = begins.order_by("pipeline__order", "pipeline_id", "order").select_related("pipeline")
    own = begins.filter(pipeline=pipeline_id).first() if pipeline_id else None
    return own or begins[0]


def pipeline_for(product: str, company: Company | None) -> int | None:
    """Return the pipeline of the product, else of the industry; None if none is meant for it."""
    lines = pipelines().exclude(business_lines=[]).values_list("pk", "business_lines")
    return line_of((product, company.industry if company else ""), list(lines))


def reasons() -> QuerySet[RefusalReason]:
    """Return the refusal reasons that can be chosen."""
    return RefusalReason.objects.filter(is_active=True).order_by("order", "id")


def sources() -> QuerySet[Source]:
    """Return the sources that can be chosen."""
    return Source.objects.filter(is_active=True).order_by("name_ru")


def pipelines_to_set() -> QuerySet[Pipeline]:
    """Return every pipeline, also those out of use, in their order."""
    return Pipeline.objects.order_by("-is_active", "order", "id")


def stages_to_set() -> QuerySet[Stage]:
    """Return every stage of every pipeline."""
    return Stage.objects.order_by("pipeline_id", "-is_active", "order")


def standing_in() -> dict[int, int]:
    """Return how many open deals stand in each stage."""
    counted = Deal.objects.filter(state=Deal.State.OPEN, removed_at=None).values_list("stage_id")
    return dict(counted.annotate(n=Count("id")).order_by())


def reasons_to_set() -> QuerySet[RefusalReason]:
    """Return every refusal reason, also those out of use."""
    return RefusalReason.objects.order_by("-is_active", "order", "id")


def ended_by() -> dict[int, int]:
    """Return how many deals each reason has ended."""
    counted = Closure.objects.filter(
        reason__isnull=False, undone_at=None, deal__removed_at=None
    ).values_list("reason_id")
    return dict(counted.annotate(n=Count("id")).order_by())
