"""Which talks and to-dos a person may see."""

from django.db.models import QuerySet

from interes.activities.models import Activity, ToDo
from interes.team.models import User


def seen_by(user: User) -> QuerySet[Activity]:
    """Return the talks this person may see: all of them, one base for everyone (M1.1)."""
    return Activity.objects.filter(removed_at=None) if user.is_active else Activity.objects.none()


def to_dos_seen_by(user: User) -> QuerySet[ToDo]:
    """Return the to-dos this person may see."""
    return ToDo.objects.filter(removed_at=None) if user.is_active else ToDo.objects.none()
