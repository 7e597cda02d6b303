"""May a client be named to a prospect? Who they are to each other decides, and consent (M5.6)."""

from collections.abc import Collection
from dataclasses import dataclass

OPEN, ANONYMOUS, NOT_TOLD = "open", "anonymous", "none"
COMPETITOR = "competitor"
# The worst first: the worst of all that are known counts. Only a safe one may hear the name.
ATTITUDES = ("hostile", "unknown", "neutral", "friendly")
SAFE = ATTITUDES[2:]


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties the prospect, or a member of its holding, to the client, or to one of theirs.

    `is_own` tells that it is tied by these two companies themselves, not by their holdings.
    """

    kind: str
    attitude: str = "unknown"
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked about: the prospect, if it is known, and the client of the case."""

    is_prospect_known: bool = True
    is_same: bool = False
    is_one_holding: bool = False
    ties: Collection[Tie] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which wording may be told, and why; `attitude` and `is_own` tell of the tie that decided."""

    wording: str
    code: str
    attitude: str = ""
    is_own: bool = True

    @property
    def is_told(self) -> bool:
        """Tell whether the case is told at all."""
        return self.wording != NOT_TOLD


def judge(asked: Asked, *, may_be_named: bool) -> Verdict:
    """Return which wording of a case may be told to a prospect."""
    if not asked.is_prospect_known:
        return Verdict(ANONYMOUS, "unknown_prospect")
    if asked.is_same or asked.is_one_holding:
        return Verdict(NOT_TOLD, "same" if asked.is_same else "holding")
    worst = _worst([tie for tie in asked.ties if tie.kind == COMPETITOR])
    if worst is not None and worst.attitude not in SAFE:
        return Verdict(ANONYMOUS, COMPETITOR, worst.attitude, worst.is_own)
    if not may_be_named:
        return Verdict(ANONYMOUS, "no_consent")
    if worst is not None:
        return Verdict(OPEN, COMPETITOR, worst.attitude, worst.is_own)
    return _of_friends(asked.ties)


def _worst(ties: list[Tie]) -> Tie | None:
    """Return the tie with the worst attitude; what is no attitude we know is the worst."""
    places = {attitude: place for place, attitude in enumerate(ATTITUDES)}
    return min(ties, key=lambda tie: (places.get(tie.attitude, -1), not tie.is_own), default=None)


def _of_friends(ties: Collection[Tie]) -> Verdict:
    for tie in sorted(ties, key=lambda one: (not one.is_own, one.kind)):
        return Verdict(OPEN, tie.kind, is_own=tie.is_own)
    return Verdict(OPEN, "strangers")


@dataclass(frozen=True, slots=True)
class Spared:
    """How often a client may be named within so many days before we spare them."""

    most: int = 4
    days: int = 90

    def is_tired(self, named: int) -> bool:
        """Tell whether a client has been named enough."""
        return named >= self.most


def fit(*, is_about_it: bool, same_industry: bool, same_size: bool) -> int:
    """Return how well a case fits a prospect: what they buy first, then the industry, the size."""
    return 4 * is_about_it + 2 * same_industry + same_size
