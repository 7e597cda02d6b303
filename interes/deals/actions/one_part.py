"""Two parts of what turned out to be one person become one, and nothing known is lost."""

from django.db.models import Q

from interes.deals.models import DealPerson, Influence
from interes.deals.rules import ROLES

_FILLED = ("influence", "attitude", "mode", "win", "result", "evidence", "x", "y")


def become_one(kept: DealPerson, other: DealPerson) -> None:
    """Let one part know and be tied to all that the other one was; the other one goes."""
    _bring_the_lines(kept, other)
    other_key = other.pk
    other.delete()
    other.pk = other_key
    kept.is_main = kept.is_main or other.is_main
    kept.roles = [role for role in ROLES if role in {*kept.roles, *other.roles}]
    for name in _FILLED:
        if getattr(kept, name) in ("", None):
            setattr(kept, name, getattr(other, name))
    kept.save(update_fields=["is_main", "roles", *_FILLED])


def _bring_the_lines(kept: DealPerson, other: DealPerson) -> None:
    for line in Influence.objects.filter(Q(from_part=other) | Q(to_part=other)).order_by("id"):
        ends = [kept.pk if end == other.pk else end for end in (line.from_part_id, line.to_part_id)]
        known = Influence.objects.filter(from_part=ends[0], to_part=ends[1]).exists()
        if ends[0] == ends[1] or known:
            line.delete()
            continue
        line.from_part_id, line.to_part_id = ends
        line.save(update_fields=["from_part", "to_part"])
