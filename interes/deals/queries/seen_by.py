"""Which deals and steps a person may see."""

from django.db.models import QuerySet

from interes.deals.models import Deal, Step
from interes.team.models import User


def seen_by(user: User) -> QuerySet[Deal]:
    """Return the deals this person may see: all of them, one base for everyone (M1.1)."""
    return Deal.objects.filter(removed_at=None) if user.is_active else Deal.objects.none()


def steps_seen_by(user: User) -> QuerySet[Step]:
    """Return the steps of the deals this person may see."""
    return Step.objects.filter(deal__removed_at=None) if user.is_active else Step.objects.none()
