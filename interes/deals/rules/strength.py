"""How strong somebody is at a stage: how many deals go on from there, and how sure we are of it."""

from dataclasses import dataclass
from math import sqrt

# Of fewer deals nothing is said: chance would speak, not skill.
ENOUGH = 20
# Nineteen of twenty such intervals hold the true share.
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Strength:
    """The share of deals that went on, between two ends that hold the true one."""

    went_on: int
    ended: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Return the share of deals that went on."""
        return self.went_on / self.ended


def wilson(good: int, every: int) -> tuple[float, float]:
    """Return the ends of Wilson's interval of a share; of nothing it is everything."""
    if every == 0:
        return 0.0, 1.0
    share, squared = good / every, _Z * _Z
    centre = share + squared / (2 * every)
    reach = _Z * sqrt(share * (1 - share) / every + squared / (4 * every * every))
    whole = 1 + squared / every
    return max((centre - reach) / whole, 0.0), min((centre + reach) / whole, 1.0)


def strength_of(went_on: int, ended: int) -> Strength | None:
    """Return the strength, or None while it is too early to speak of it."""
    if ended < ENOUGH:
        return None
    low, high = wilson(went_on, ended)
    return Strength(went_on, ended, low, high)
