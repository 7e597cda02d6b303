"""Dice that fall the same way each time."""

import math
import random
from collections.abc import Mapping, Sequence


class Chance(random.Random):
    """A seeded source of believable numbers."""

    def hit(self, share: float) -> bool:
        """Tell whether something that happens in this share of cases happens now."""
        return self.random() < share

    def weighted[T](self, weights: Mapping[T, float]) -> T:
        """Choose a key, the heavier the more often."""
        return self.choices(list(weights), list(weights.values()))[0]

    def spread(self, median: float, sigma: float = 0.6) -> float:
        """Draw around a median with the long tail that times and sums have."""
        return median * math.exp(self.gauss(0, sigma))

    def some[T](self, things: Sequence[T], most: int) -> list[T]:
        """Choose up to so many different things."""
        return self.sample(things, min(most, len(things)))
