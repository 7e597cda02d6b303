"""How many requests a program may make."""

from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a program stands to its limit in the present minute."""

    limit: int
    left: int
    seconds: int

    @property
    def is_over(self) -> bool:
        """Tell whether this request is one too many."""
        return self.left < 0


def pace(requests: int, since: datetime, now: datetime, limit: int) -> Pace:
    """Return how many requests are left, and when the next minute begins."""
    seconds = -((now - since - MINUTE) // timedelta(seconds=1))
    return Pace(limit, limit - requests, max(1, seconds))
