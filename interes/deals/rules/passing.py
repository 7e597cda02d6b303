"""Whom to pass a deal to: the one with most free hands, great deals to the strongest (M7.4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from interes.deals.rules.strength import Strength


@dataclass(frozen=True, slots=True)
class Specialist:
    """Somebody who works at a stage: what is in hand, and how strong, if it is known."""

    key: int
    load: int
    strength: Strength | None = None

    @property
    def surely(self) -> float:
        """Return the share that is reached at least; of whom nothing is known, none."""
        return self.strength.low if self.strength else 0.0


def in_turn(specialists: Iterable[Specialist], *, is_great: bool) -> list[int]:
    """Return the specialists, the best one to ask first.

    Usually it is the one with the fewest deals in hand; a deal of great potential goes to the
    strongest. Where these are equal the other one decides.
    """

    def usual(one: Specialist) -> tuple[float, float, int]:
        return one.load, -one.surely, one.key

    def great(one: Specialist) -> tuple[float, float, int]:
        return -one.surely, one.load, one.key

    return [one.key for one in sorted(specialists, key=great if is_great else usual)]
