"""Who works here."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower

from interes.team.models import User

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_BRANCH = "department__branch__name"
_ROW = ("id", "name", "email", "role", "post", "language", "is_active", "last_login", "has_login")


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


def administrators() -> QuerySet[User]:
    """Return the administrators who can really sign in."""
    known = User.objects.filter(role=User.Role.ADMINISTRATOR, is_active=True, email__isnull=False)
    # Django writes an unusable password as "!" and noise.
    return known.exclude(password__startswith="!")


def users_like(
    text: str = "", *, role: str = "", state: str = ""
) -> QuerySet[User, dict[str, Any]]:
    """Return rows of people by a piece of their name or e-mail, role and state.

    The state is "" for those at work, "off" for those switched off, "all" for everyone.
    """
    people = User.objects.annotate(
        name_key=Lower("name"),
        seen_key=Coalesce("last_login", Value(_NEVER)),
        has_login=Q(email__isnull=False) & ~Q(password__startswith="!"),
    )
    if state != "all":
        people = people.filter(is_active=state != "off")
    if role:
        people = people.filter(role=role)
    if text.strip():
        wanted = text.strip()
        people = people.filter(Q(name__icontains=wanted) | Q(email__icontains=wanted))
    rows: QuerySet[User, dict[str, Any]] = people.values(
        *_ROW, department_name=F("department__name"), branch=F(_BRANCH)
    )
    return rows


def count_by_state() -> dict[str, int]:
    """Return how many people are at work, switched off, and in all."""
    return User.objects.aggregate(
        on=Count("pk", filter=Q(is_active=True)),
        off=Count("pk", filter=Q(is_active=False)),
        all=Count("pk"),
    )
