"""Which companies and people a person may see."""

from django.db.models import QuerySet

from interes.clients.models import Company, Person
from interes.team.models import User


def seen_by(user: User) -> QuerySet[Company]:
    """Return the companies this person may see: all of them, one base for everyone (M1.1)."""
    return Company.objects.filter(removed_at=None) if user.is_active else Company.objects.none()


def people_seen_by(user: User) -> QuerySet[Person]:
    """Return the people this person may see: all of them (M1.1)."""
    return Person.objects.filter(removed_at=None) if user.is_active else Person.objects.none()
