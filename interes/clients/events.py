"""What the clients room announces."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CompaniesMerged:
    """Two records of one company became one; what named the other one belongs to the kept one."""

    kept_id: int
    other_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class PeopleMerged:
    """Two records of one person became one; what named the other one belongs to the kept one."""

    kept_id: int
    other_id: int
    by_id: int | None
    at: datetime
