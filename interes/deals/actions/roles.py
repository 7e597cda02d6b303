"""Say what part a person plays in the client's decision, where they stand, and who moves whom."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.models import DealPerson, Influence
from interes.deals.models.people import FURTHEST
from interes.deals.rules import AGAINST_MOST, FOR_MOST, ROLES
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

PART_FACTS = ("roles", "influence", "attitude", "mode", "win", "result", "evidence")
LONGEST = 20_000


class TakesNoPart(Refusal):
    """The person is not, or not any more, among the people of the deal."""


class PartUnclear(Refusal):
    """What was said of a person can't be understood."""


class OneAndTheSame(Refusal):
    """A line was drawn from a person to that very person."""


@act
def tell_part(
    *,
    deal_id: int,
    person_id: int,
    facts: Mapping[str, Any],
    by: User,
    seen: Seen | None = None,
) -> DealPerson:
    """Write what is known of a person's part: PART_FACTS; what is not named stays.

    A deal has one economic buyer: naming another one takes the role from the first. Raises
    TakesNoPart, PartUnclear, ChangedByBoth, NotAllowed.
    """
    part = _part(deal_id, person_id, by)
    wanted = agreed(part, _checked(facts), seen)
    if "economic" in wanted.get("roles", ()):
        _give_way(part)
    write(part, wanted)
    return part


@act
def set_role(*, deal_id: int, person_id: int, role: str, plays: bool, by: User) -> DealPerson:
    """Give a person one more role, or take one away; raises TakesNoPart, NotAllowed."""
    part = _part(deal_id, person_id, by)
    if role not in ROLES:
        raise PartUnclear(_("Choose a role."), field="roles")
    roles = [one for one in ROLES if (plays if one == role else one in part.roles)]
    if "economic" in roles:
        _give_way(part)
    write(part, {"roles": roles})
    return part


@act
def place_person(*, deal_id: int, person_id: int, x: int, y: int, by: User) -> DealPerson:
    """Put the card of a person where it is wanted on the map; the edges hold it."""
    part = _part(deal_id, person_id, by)
    write(part, {"x": min(max(x, 0), FURTHEST), "y": min(max(y, 0), FURTHEST)})
    return part


@act
def tie(*, deal_id: int, from_person_id: int, to_person_id: int, kind: str, by: User) -> Influence:
    """Draw a line from a person to another one, or say what an existing line means.

    Raises OneAndTheSame, TakesNoPart, PartUnclear, NotAllowed.
    """
    if from_person_id == to_person_id:
        raise OneAndTheSame(_("A line ties two different people."), field="to_person")
    if kind not in Influence.Kind.values:
        raise PartUnclear(_("Choose what ties them."), field="kind")
    one, other = _part(deal_id, from_person_id, by), _part(deal_id, to_person_id, by)
    line, _made = Influence.objects.update_or_create(
        from_part=one, to_part=other, defaults={"deal_id": deal_id, "kind": kind}
    )
    return line


@act
def untie(*, deal_id: int, from_person_id: int, to_person_id: int, by: User) -> None:
    """Take a line away; the history remembers it."""
    one, other = _part(deal_id, from_person_id, by), _part(deal_id, to_person_id, by)
    Influence.objects.filter(deal_id=deal_id, from_part=one, to_part=other).delete()


def _part(deal_id: int, person_id: int, by: User) -> DealPerson:
    """Return the person's part in a deal, locked together with the deal."""
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    part = DealPerson.objects.filter(deal=deal, person_id=person_id).first()
    if part is None:
        raise TakesNoPart(_("This person takes no part in the deal. Add them first."))
    return part


def _give_way(part: DealPerson) -> None:
    """Take the final yes from whoever had it: it is one person's."""
    others = DealPerson.objects.filter(deal_id=part.deal_id, roles__contains=["economic"])
    for other in others.exclude(pk=part.pk):
        write(other, {"roles": [role for role in other.roles if role != "economic"]})


def _checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    wanted = {name: value for name, value in facts.items() if name in PART_FACTS}
    if "roles" in wanted:
        wanted["roles"] = _roles(wanted["roles"])
    _one_of(wanted, "influence", DealPerson.Weight.values)
    _one_of(wanted, "mode", DealPerson.Mode.values)
    attitude = wanted.get("attitude")
    if attitude is not None and not AGAINST_MOST <= attitude <= FOR_MOST:
        raise PartUnclear(_("The attitude goes from −5 to +5."), field="attitude")
    for name in ("win", "result", "evidence"):
        if name in wanted:
            wanted[name] = wanted[name].strip()[:LONGEST]
    return wanted


def _roles(said: Collection[str]) -> list[str]:
    if not set(said) <= set(ROLES):
        raise PartUnclear(_("Choose a role."), field="roles")
    return [role for role in ROLES if role in said]


def _one_of(wanted: Mapping[str, Any], name: str, known: Collection[str]) -> None:
    if wanted.get(name) and wanted[name] not in known:
        raise PartUnclear(_("Choose one of the offered."), field=name)
