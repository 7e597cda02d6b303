"""What deals and steps can be asked about in a filter, and what filters of clients ask of them."""

from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from interes.clients.queries import colleague_choices, named, words_offered
from interes.deals.models import Deal, Step
from interes.deals.queries.attributes import STEP_ATTRIBUTES, deal_attributes
from interes.foundation.attributes import Kind
from interes.foundation.filters import Fields, Related, related_to


def deal_fields() -> Fields:
    """Return what a filter of deals may ask about."""
    return Fields(
        noun="deal",
        model=Deal,
        attributes=deal_attributes(),
        related=related_to("deal"),
        people=colleague_choices,
        named=words_of,
        offered=lambda attribute: words_offered(Deal, attribute),
    )


def step_fields() -> Fields:
    """Return what a filter of steps may ask about."""
    return Fields(
        noun="step",
        model=Step,
        attributes=STEP_ATTRIBUTES,
        people=colleague_choices,
        named=words_of,
    )


def words_of(kind: Kind, key: str) -> str:
    """Return the name of a record that a filter names by its number."""
    return named(kind, key)


def _deals(of: str, **facts: Any) -> QuerySet[Deal]:
    return Deal.objects.filter(removed_at=None, **{of: OuterRef("pk")}, **facts)


def _steps(of: str) -> QuerySet[Step]:
    return Step.objects.filter(
        state=Step.State.PLANNED, deal__removed_at=None, **{of: OuterRef("pk")}
    )


COMPANY_RELATED = (
    Related(
        name="open_deals",
        label=_("Open deals"),
        rows=lambda: _deals("company", state=Deal.State.OPEN),
        moment="created_at",
    ),
    Related(
        name="won_deals",
        label=_("Won deals"),
        rows=lambda: _deals("company", state=Deal.State.WON),
        moment="closed_at",
    ),
    Related(
        name="refused_deals",
        label=_("Refused deals"),
        rows=lambda: _deals("company", state=Deal.State.REFUSED),
        moment="closed_at",
    ),
    Related(
        name="steps",
        label=_("Planned steps"),
        rows=lambda: _steps("deal__company"),
        moment="due_at",
    ),
)
PERSON_RELATED = (
    Related(
        name="open_deals",
        label=_("Open deals"),
        rows=lambda: _deals("people__person", state=Deal.State.OPEN),
        moment="created_at",
    ),
    Related(
        name="steps",
        label=_("Planned steps"),
        rows=lambda: _steps("deal__people__person"),
        moment="due_at",
    ),
)
