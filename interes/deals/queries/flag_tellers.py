"""Flags that rooms above know of: they are told here, for any number of deals at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

# For each deal: the flag, and what its sentence is made of. "turns_at" among the facts is when
# the clock will change it (an ISO moment); a flag that is not raised yet may be told by it alone.
type Facts = Mapping[str, Any]
type FlagTeller = Callable[[Sequence[int], datetime], Mapping[int, Mapping[str, Facts]]]

_tellers: list[FlagTeller] = []


def tell_flags(teller: FlagTeller) -> FlagTeller:
    """Let a room above tell flags of deals, in one question for all of them.

    A flag is a value of `deals.rules.Flag`. Whoever changes what it tells of calls
    `actions.appraise` in the same transaction, or has a trigger that marks the deals
    (`SELECT mark_deals(array)`, see migration `flags_are_kept`).
    """
    _tellers.append(teller)
    return teller


def told_flags(deal_ids: Sequence[int], now: datetime) -> dict[int, dict[str, Facts]]:
    """Return the flags that the rooms above tell of these deals."""
    told: dict[int, dict[str, Facts]] = {}
    for teller in _tellers:
        for deal, flags in teller(deal_ids, now).items():
            told.setdefault(deal, {}).update(flags)
    return told
