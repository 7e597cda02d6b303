"""The question everyone asks before showing or changing anything."""

from typing import Protocol

from django.contrib.auth.models import AnonymousUser

from interes.team.models import User
from interes.team.rules import Standing, allowed


class Owned(Protocol):
    """A thing with an owner."""

    @property
    def owner_id(self) -> int | None:
        """Return whose it is."""


def may(user: User | AnonymousUser, verb: str, thing: Owned | None = None) -> bool:
    """Tell whether this person may do the verb, to this thing or at all."""
    if not isinstance(user, User) or not user.is_active:
        return False
    if thing is None:
        return allowed(user.role, verb)
    works = getattr(thing, "worker_id", None) == user.pk
    return allowed(user.role, verb, _standing(user, thing)) or (
        works and allowed(user.role, verb, Standing.WORK)
    )


def _standing(user: User, thing: Owned) -> Standing:
    """Say how the thing stands to the person; what belongs to nobody is everybody's own."""
    if thing.owner_id is None or thing.owner_id == user.pk:
        return Standing.OWN
    if user.department_id and _department_of(thing) == user.department_id:
        return Standing.DEPARTMENT
    return Standing.ANY


def _department_of(thing: Owned) -> int | None:
    owner = getattr(thing, "owner", None)
    return owner.department_id if isinstance(owner, User) else None
