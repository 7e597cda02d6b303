"""Whose a talk is, as the policy asks it."""

from dataclasses import dataclass

from interes.activities.models import Activity
from interes.team.models import User


@dataclass(frozen=True, slots=True)
class Whose:
    """A talk belongs to whoever had it."""

    owner_id: int | None
    owner: User | None = None


def whose(talk: Activity) -> Whose:
    """Return to whom a talk belongs."""
    return Whose(talk.by_id, talk.by)
