"""Who works here."""

from django.db.models import QuerySet

from interes.team.models import User


def seen_by(user: User) -> QuerySet[User]:
    """Return the colleagues this person may see: all of them (M1.1)."""
    del user
    return User.objects.select_related("department", "department__branch").order_by("name")


def colleagues(user: User) -> QuerySet[User]:
    """Return those who can be given a deal or a step."""
    return seen_by(user).filter(is_active=True)


def find_user(*, email: str) -> User | None:
    """Return the person with this e-mail in any letter case, or None."""
    return User.objects.filter(email__iexact=email.strip()).first()
