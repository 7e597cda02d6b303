"""Situations as the company has set them, and who stands in them."""

from typing import Any

from django.db.models import Count, F, QuerySet, Value
from django.db.models.functions import Concat

from interes.deals.models import Deal, MailingMark, Situation


def situations() -> QuerySet[Situation]:
    """Return the situations in use."""
    return Situation.objects.filter(is_active=True).order_by("order", "id")


def situations_to_set() -> QuerySet[Situation]:
    """Return every situation, also those out of use."""
    return Situation.objects.order_by("-is_active", "order", "id")


def standing_in_situations() -> dict[int, int]:
    """Return how many open deals are in each situation."""
    deals = Deal.objects.filter(
        state=Deal.State.OPEN, removed_at=None, situation__isnull=False
    ).values_list("situation_id")
    return dict(deals.annotate(n=Count("id")).order_by())


def situation_choices() -> list[tuple[str, str]]:
    """Return the situations by their numbers."""
    return [(str(one.pk), one.name) for one in Situation.objects.order_by("order", "id")]


def mailing_list() -> QuerySet[MailingMark]:
    """Return who is on the mailing list."""
    return MailingMark.objects.filter(taken_off_at=None)


def mailing_rows() -> QuerySet[MailingMark, dict[str, Any]]:
    """Return the lines of the mailing list as plain values."""
    rows: QuerySet[MailingMark, dict[str, Any]] = mailing_list().values(
        *("id", "at", "company_id", "person_id", "deal_id"),
        company_name=Concat(F("company__legal_form"), Value(" "), F("company__name")),
        person_name=Concat(F("person__first_name"), Value(" "), F("person__last_name")),
        deal_title=F("deal__title"),
        by_name=F("by__name"),
    )
    return rows
