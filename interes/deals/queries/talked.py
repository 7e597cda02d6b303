"""What was said lately in deals. The room above keeps the talks; it tells here when asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Talked:
    """The last talk with a client, the attempts since that nobody answered, the last of them."""

    last_at: datetime | None = None
    attempts: int = 0
    tried_at: datetime | None = None


type Teller = Callable[[Mapping[int, datetime]], Mapping[int, Talked]]
_tellers: list[Teller] = []


def told_by(teller: Teller) -> Teller:
    """Let a function tell of talks: it takes deals, each with the moment since when to count."""
    _tellers.append(teller)
    return teller


def talked(since: Mapping[int, datetime]) -> dict[int, Talked]:
    """Return what was said in each deal, and the attempts nobody answered since its moment."""
    told: dict[int, Talked] = {}
    for teller in _tellers:
        told.update(teller(since))
    return {one: told.get(one, Talked()) for one in since}
