"""How much of an open deal we count on."""

from decimal import Decimal

from interes.foundation.values import Money


def weighted(value: Money, chance: Decimal) -> Money:
    """Return the part of the value that the chance of its stage lets us count on.

    Raises ValueError if the chance does not lie between 0 and 1.
    """
    if not 0 <= chance <= 1:
        raise ValueError(f"a chance lies between 0 and 1, not {chance}")
    return value * chance
