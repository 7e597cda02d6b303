"""How long deals of a kind live: Kaplan–Meier, with open deals counted as censored (M11.2)."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

ENOUGH = 20
# A share that is a half but for the error of the machine is a half.
HALF = 0.5 + 1e-9


class Counted(NamedTuple):
    """On one day of life: how many deals ended, and how many were left open at that age."""

    days: int
    ended: int
    left_open: int


class Median(NamedTuple):
    """How long deals of a kind live, beside what counting only the closed ones would say."""

    deals: int
    endings: int
    median: int | None
    closed_mean: float | None


class Cycle(NamedTuple):
    """The median a deal is compared with, and which kind it is of."""

    median: int
    deals: int
    endings: int
    level: str

    def facts(self) -> dict[str, Any]:
        """Return what the sentence of a dragging deal is made of."""
        return {"median": self.median, "deals": self.deals, "level": self.level}


def survival(counted: Iterable[Counted]) -> list[tuple[int, float]]:
    """Return the share that still lives after each day on which some ended."""
    days = sorted(counted)
    at_risk = sum(day.ended + day.left_open for day in days)
    share, found = 1.0, []
    for day in days:
        if day.ended:
            share *= 1 - day.ended / at_risk
            found.append((day.days, share))
        at_risk -= day.ended + day.left_open
    return found


def median_of(counted: Iterable[Counted]) -> Median:
    """Return the smallest age by which half have ended, or no median if it is not reached."""
    days = list(counted)
    endings = sum(day.ended for day in days)
    lived = sum(day.days * day.ended for day in days)
    return Median(
        deals=endings + sum(day.left_open for day in days),
        endings=endings,
        median=next((day for day, share in survival(days) if share <= HALF), None),
        closed_mean=lived / endings if endings else None,
    )


def is_telling(found: Median) -> bool:
    """Tell whether a kind has enough endings to speak for itself."""
    return found.endings >= ENOUGH and found.median is not None


# A deal is compared with the narrowest kind that is telling.
LEVELS: Mapping[str, tuple[bool, bool]] = {
    "product_industry": (True, True),
    "product": (True, False),
    "industry": (False, True),
    "all": (False, False),
}
