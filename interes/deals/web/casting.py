"""The people of a deal as its pages show them: covered roles, worries, cards and lines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from interes.deals import queries
from interes.deals.models import Deal, Influence
from interes.deals.queries import Line, PartRow
from interes.deals.rules import (
    ROLES,
    Card,
    Flag,
    Norms,
    RoleFlag,
    Worry,
    coverage,
    ends,
    height,
    placed,
    role_flags,
)
from interes.deals.web import role_words


@dataclass(frozen=True, slots=True)
class RoleShown:
    """How one role stands, and who plays it."""

    role: str
    letter: str
    name: str
    word: str
    tone: str
    picture: str
    people: list[PartRow]


@dataclass(frozen=True, slots=True)
class WorryShown:
    """A worry with the step that would help."""

    flag: RoleFlag
    told: role_words.Told

    @property
    def key(self) -> str:
        """Return what tells it from the other worries of the deal."""
        return f"{self.flag.worry}-{self.flag.role}-{self.flag.person_id or ''}"


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the map from edge to edge, with the names of its ends."""

    line: Line
    from_name: str
    to_name: str
    word: str
    at: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class RolesMap:
    """The map: where each card stands, the lines, and how high it all is."""

    places: dict[int, tuple[int, int]]
    ties: list[Tie]
    height: int


def roles_of(people: Sequence[PartRow]) -> list[RoleShown]:
    """Return the four roles as they are covered."""
    how = coverage(one.player for one in people)
    names, letters = role_words.roles(), role_words.letters()
    return [
        RoleShown(
            role,
            letters[role],
            names[role],
            *role_words.covered(how[role]),
            [one for one in people if role in one.part.roles],
        )
        for role in ROLES
    ]


def worries_of(
    deal: Deal, people: Sequence[PartRow], norms: Norms, today: date
) -> list[WorryShown]:
    """Return what worries about the people of an open deal, the worst first."""
    if not deal.is_open:
        return []
    names = {one.person_id: one.name for one in people}
    flags = role_flags([one.player for one in people], today=today, norms=norms)
    return [WorryShown(flag, role_words.told(flag, names)) for flag in flags]


def worry_behind(flag: str, worries: Sequence[WorryShown]) -> WorryShown | None:
    """Return the worry that a flag of the deal tells of, with the person to ask."""
    return next((one for one in worries if _FLAGS.get(one.flag.worry) == flag), None)


def not_told_by(flags: Collection[str], worries: Sequence[WorryShown]) -> list[WorryShown]:
    """Return the worries that the flags of the deal do not tell of already."""
    return [one for one in worries if _FLAGS.get(one.flag.worry) not in flags]


_FLAGS = {
    Worry.NO_ECONOMIC: Flag.NO_ECONOMIC,
    Worry.NO_COACH: Flag.NO_COACH,
    Worry.NEW: Flag.NEW_PERSON,
}


def shown(deal: Deal, people: Sequence[PartRow]) -> dict[str, Any]:
    """Return what the pages of a deal show of its people: covered roles and worries."""
    worries = worries_of(deal, people, queries.people_norms(), timezone.localdate())
    return {"roles": roles_of(people), "worries": worries}


def map_of(deal: Deal, people: Sequence[PartRow]) -> RolesMap:
    """Return the map of a deal."""
    places = placed(_card(one) for one in people)
    names = {one.person_id: one.name for one in people}
    words = {value: str(word) for value, word in Influence.Kind.choices}
    ties = [
        Tie(
            line,
            names[line.from_person],
            names[line.to_person],
            words[line.kind],
            ends(places[line.from_person], places[line.to_person]),
        )
        for line in queries.lines_of(deal, people)
    ]
    return RolesMap(places, ties, height(places.values()))


def _card(one: PartRow) -> Card:
    x, y = one.part.x, one.part.y
    at = (x, y) if x is not None and y is not None else None
    return Card(one.person_id, one.part.roles, at)
