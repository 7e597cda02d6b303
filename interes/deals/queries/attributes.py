"""What is known of deals, as lists, files, the API and the history call it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.clients.queries import custom_attributes, source_choices
from interes.deals.models import Deal, Pipeline, RefusalReason, Stage, Step
from interes.deals.queries.flag_words import flag_choices
from interes.deals.queries.qualification import verdict_choices
from interes.deals.queries.rivals import rival_choices
from interes.deals.queries.situations import situation_choices
from interes.foundation.attributes import Attribute, Choices, Kind
from interes.foundation.naming import in_language


def pipeline_choices() -> Choices:
    """Return the pipelines by their numbers."""
    rows = Pipeline.objects.order_by("order").values_list("pk", "name_ru", "name_en")
    return [(str(key), in_language(ru, en)) for key, ru, en in rows]


def stage_choices() -> Choices:
    """Return the stages by their numbers, in the order of their pipelines."""
    rows = Stage.objects.order_by("pipeline__order", "order").values_list(
        "pk", "name_ru", "name_en"
    )
    return [(str(key), in_language(ru, en)) for key, ru, en in rows]


def reason_choices() -> Choices:
    """Return the reasons of refusal by their numbers."""
    rows = RefusalReason.objects.order_by("order").values_list("pk", "name_ru", "name_en")
    return [(str(key), in_language(ru, en)) for key, ru, en in rows]


_DEAL = (
    Attribute(name="title", label=_("What they want"), kind=Kind.TEXT, path="title", required=True),
    Attribute(
        name="company",
        label=_("Company"),
        kind=Kind.COMPANY,
        path="company_id",
        shown="company__name",
        sought="company__sort_name",
    ),
    Attribute(name="product", label=_("Product"), kind=Kind.TEXT, path="product"),
    Attribute(name="amount", label=_("Sum"), kind=Kind.MONEY, path="amount"),
    Attribute(name="currency", label=_("Currency"), kind=Kind.TEXT, path="currency"),
    Attribute(
        name="owner",
        label=_("Owner"),
        kind=Kind.USER,
        path="owner_id",
        shown="owner__name",
        required=True,
    ),
    Attribute(
        name="worker",
        label=_("Works on it"),
        kind=Kind.USER,
        path="worker_id",
        shown="worker__name",
        computed=True,
    ),
    Attribute(
        name="pipeline",
        label=_("Pipeline"),
        kind=Kind.RECORD,
        path="pipeline_id",
        choices=pipeline_choices,
    ),
    Attribute(
        name="stage", label=_("Stage"), kind=Kind.RECORD, path="stage_id", choices=stage_choices
    ),
    Attribute(
        name="stage_since",
        label=_("In this stage since"),
        kind=Kind.MOMENT,
        path="stage_since",
        computed=True,
    ),
    Attribute(
        name="situation",
        label=_("Situation"),
        kind=Kind.RECORD,
        path="situation_id",
        choices=situation_choices,
        computed=True,
    ),
    Attribute(
        name="verdict",
        label=_("Qualification"),
        kind=Kind.CHOICE,
        path="judgement__verdict",
        choices=verdict_choices,
        computed=True,
    ),
    Attribute(
        name="state",
        label=_("State"),
        kind=Kind.CHOICE,
        path="state",
        choices=lambda: Deal.State.choices,
    ),
    Attribute(
        name="reason",
        label=_("Reason of refusal"),
        kind=Kind.RECORD,
        path="closure__reason_id",
        choices=reason_choices,
    ),
    Attribute(
        name="rivals",
        label=_("Competition"),
        kind=Kind.RECORD,
        path="rivals__rival_id",
        choices=rival_choices,
        computed=True,
        many=True,
    ),
    Attribute(
        name="lost_to",
        label=_("Lost to"),
        kind=Kind.RECORD,
        path="closure__rival_id",
        choices=rival_choices,
        computed=True,
    ),
    Attribute(
        name="kind",
        label=_("Kind"),
        kind=Kind.CHOICE,
        path="kind",
        choices=lambda: Deal.Kind.choices,
    ),
    Attribute(
        name="channel",
        label=_("Channel"),
        kind=Kind.CHOICE,
        path="channel",
        choices=lambda: Deal.Channel.choices,
    ),
    Attribute(
        name="source",
        label=_("Source"),
        kind=Kind.RECORD,
        path="source_id",
        choices=source_choices,
    ),
    Attribute(name="expected_date", label=_("Expected"), kind=Kind.DATE, path="expected_date"),
    Attribute(
        name="next_step",
        label=_("Next step"),
        kind=Kind.TEXT,
        path="next_step__text",
        computed=True,
    ),
    Attribute(
        name="next_step_at",
        label=_("Next step on"),
        kind=Kind.MOMENT,
        path="next_step__due_at",
        computed=True,
    ),
    Attribute(
        name="flags",
        label=_("Red flags"),
        kind=Kind.MANY,
        path="standing__flags",
        choices=flag_choices,
        computed=True,
    ),
    Attribute(name="about", label=_("About"), kind=Kind.LONG, path="about"),
    Attribute(name="tags", label=_("Tags"), kind=Kind.TAGS, path="tags"),
    Attribute(name="created_at", label=_("Began"), kind=Kind.MOMENT, path="created_at"),
    Attribute(name="closed_at", label=_("Closed"), kind=Kind.MOMENT, path="closed_at"),
    Attribute(
        name="changed_at",
        label=_("Changed"),
        kind=Kind.MOMENT,
        path="changed_at",
        computed=True,
    ),
)


def deal_attributes() -> tuple[Attribute, ...]:
    """Return what is known of a deal, the company's own fields last."""
    return (*_DEAL, *custom_attributes("deal"))


STEP_ATTRIBUTES = (
    Attribute(name="text", label=_("Step"), kind=Kind.TEXT, path="text", required=True),
    Attribute(
        name="kind",
        label=_("Kind"),
        kind=Kind.CHOICE,
        path="kind",
        choices=lambda: Step.Kind.choices,
    ),
    Attribute(name="due_at", label=pgettext_lazy("step", "When"), kind=Kind.MOMENT, path="due_at"),
    Attribute(
        name="owner",
        label=pgettext_lazy("step", "Who"),
        kind=Kind.USER,
        path="owner_id",
        shown="owner__name",
    ),
    Attribute(
        name="state",
        label=_("State"),
        kind=Kind.CHOICE,
        path="state",
        choices=lambda: Step.State.choices,
        computed=True,
    ),
    Attribute(name="result", label=_("Result"), kind=Kind.LONG, path="result", computed=True),
    Attribute(name="deal", label=_("Deal"), kind=Kind.TEXT, path="deal__title", computed=True),
    Attribute(
        name="company",
        label=_("Company"),
        kind=Kind.COMPANY,
        path="deal__company_id",
        shown="deal__company__name",
        sought="deal__company__sort_name",
        computed=True,
    ),
    Attribute(
        name="stage",
        label=_("Stage"),
        kind=Kind.RECORD,
        path="deal__stage_id",
        choices=stage_choices,
        computed=True,
    ),
    Attribute(name="amount", label=_("Sum"), kind=Kind.MONEY, path="deal__amount", computed=True),
    Attribute(
        name="finished_at",
        label=_("Done on"),
        kind=Kind.MOMENT,
        path="finished_at",
        computed=True,
    ),
    Attribute(
        name="planned_at", label=_("Planned on"), kind=Kind.MOMENT, path="planned_at", computed=True
    ),
)
