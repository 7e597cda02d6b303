"""Situations as the company has set them, and who stands in them."""

from django.db.models import Count, QuerySet

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
    """Return who is on the mailing list, the newest first."""
    known = MailingMark.objects.select_related("company", "person", "deal", "by")
    return known.filter(taken_off_at=None).order_by("-at", "-id")
