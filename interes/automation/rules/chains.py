"""Why every chain of rules ends: what a rule does may set off others, but not for ever.

Within one chain a rule fires for a record once, and nothing follows deeper than MOST_DEPTH; a chain
stays with the record it began with, so it has at most as many firings as there are rules. Besides,
one record is not touched by rules more than MOST_A_DAY times a day, whatever people do.
"""

from dataclasses import dataclass, field
from enum import StrEnum

MOST_DEPTH = 5
MOST_A_DAY = 50


class Held(StrEnum):
    """Why a rule does not fire although its conditions hold."""

    AGAIN = "again"
    DEPTH = "depth"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class Chain:
    """What one event of a person or of the clock has set off so far.

    `fired` are the rules that have fired for the record within it; `depth` is how many rules stand
    between that first event and this one.
    """

    depth: int = 0
    fired: frozenset[int] = field(default_factory=frozenset)


def may_fire(
    chain: Chain, rule: int, *, acts_today: int, most_a_day: int = MOST_A_DAY
) -> Held | None:
    """Return why a rule is held back, or None if it may fire."""
    if rule in chain.fired:
        return Held.AGAIN
    if chain.depth > MOST_DEPTH:
        return Held.DEPTH
    return Held.BUDGET if acts_today >= most_a_day else None


def follow(chain: Chain, rule: int) -> Chain:
    """Return the chain as it stands for what the acts of a rule set off."""
    return Chain(chain.depth + 1, chain.fired | {rule})
