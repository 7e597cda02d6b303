"""Who won where: what endings against rivals say, and when they say too little (M5.5)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

# The strongest first; nothing said is no strength.
STANDINGS = ("leading", "equal", "weak", "")
# A share of fewer endings tells of chance and not of us.
LEAST_ENDED = 5
OURS_FROM, THEIRS_TO = 0.6, 0.4

type Money = tuple[str, Decimal]


@dataclass(frozen=True, slots=True)
class Score:
    """How many deals were won against somebody, and how many were lost to them."""

    won: int = 0
    lost: int = 0

    @property
    def ended(self) -> int:
        """Return how many deals the score is made of."""
        return self.won + self.lost

    @property
    def share(self) -> float | None:
        """Return the share of the won ones, 0…1; None while too few have ended."""
        return self.won / self.ended if self.ended >= LEAST_ENDED else None

    @property
    def verdict(self) -> str:
        """Say it in a word: none, few, ours, even or theirs."""
        if self.share is None:
            return "few" if self.ended else "none"
        if self.share >= OURS_FROM:
            return "ours"
        return "theirs" if self.share <= THEIRS_TO else "even"


@dataclass(frozen=True, slots=True)
class Ended:
    """Deals of one group that ended in one way (won or refused), in one currency."""

    group: str
    outcome: str
    number: int
    currency: str = "RUB"
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Front:
    """One line of "who won where": a product, a region or a stage."""

    group: str
    score: Score
    won: list[Money] = field(default_factory=list)
    lost: list[Money] = field(default_factory=list)


def fronts(endings: Iterable[Ended]) -> list[Front]:
    """Return a line for each group, those with the most endings first."""
    groups: dict[str, list[Ended]] = defaultdict(list)
    for one in endings:
        groups[one.group].append(one)
    lines = [_front(group, parts) for group, parts in groups.items()]
    return sorted(lines, key=lambda one: (-one.score.ended, one.group == "", one.group))


def _front(group: str, parts: list[Ended]) -> Front:
    won = [one for one in parts if one.outcome == "won"]
    lost = [one for one in parts if one.outcome != "won"]
    return Front(group, Score(_number(won), _number(lost)), _sums(won), _sums(lost))


def _number(parts: list[Ended]) -> int:
    return sum(one.number for one in parts)


def _sums(parts: list[Ended]) -> list[Money]:
    """Return the sums by currency; deals without a sum add nothing."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for one in parts:
        if one.total:
            sums[one.currency] += one.total
    return sorted(sums.items(), key=lambda money: -money[1])


def stronger(one: str, other: str) -> str:
    """Return the stronger of two standings."""
    return min(one, other, key=STANDINGS.index)
