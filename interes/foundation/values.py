"""Plain values shared by every room. No Django here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217 code)."""

    amount: Decimal
    currency: str

    def __mul__(self, share: Decimal) -> Money:
        """Return this money scaled by a share."""
        return Money((self.amount * share).quantize(Decimal("0.01")), self.currency)

    def __add__(self, other: Money) -> Money:
        """Return the sum of two amounts; raises ValueError if the currencies differ."""
        if self.currency != other.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)
