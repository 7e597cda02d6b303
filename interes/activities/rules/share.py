"""How many promises were kept in time, and when that may be said as a percent (M6.2)."""

from dataclasses import dataclass

# Of fewer a percent says more than anybody knows.
FEWEST_FOR_PERCENT = 5


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many promises were kept in time."""

    kept: int = 0
    of: int = 0

    @property
    def part(self) -> float | None:
        """Return the share, or None while there are too few to call it one."""
        return self.kept / self.of if self.of >= FEWEST_FOR_PERCENT else None


def share(*, kept: int, late: int, broken: int, overdue: int) -> Share:
    """Return the share: what is late, broken or still open after its term was not kept in time.

    What is open and has time yet, or was dropped with a reason, says nothing.
    """
    return Share(kept, kept + late + broken + overdue)
