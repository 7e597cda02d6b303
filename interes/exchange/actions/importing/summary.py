"""What the deals of a run add up to, to be compared with the file."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from interes.exchange.rules.importing.merging import as_text
from interes.exchange.rules.importing.records import Deal


def add_up(totals: Mapping[str, Any], deals: Iterable[Deal], currency: str) -> dict[str, Any]:
    """Return the totals with more deals: the numbers that a person would check first."""
    found = list(deals)
    if not found:
        return dict(totals)
    stages = Counter(totals.get("stages", {}))
    stages.update(deal.stage or "" for deal in found if deal.stage)
    states = Counter(totals.get("states", {}))
    states.update(deal.state for deal in found)
    won = Decimal(totals.get("won_sum", "0"))
    won += sum((deal.amount or Decimal(0) for deal in found if deal.state == "won"), Decimal(0))
    ended = states["won"] + states["refused"]
    return {
        "deals": totals.get("deals", 0) + len(found),
        "stages": dict(stages.most_common()),
        "states": dict(states),
        "without_company": totals.get("without_company", 0)
        + sum(1 for deal in found if deal.company is None),
        "without_beginning": totals.get("without_beginning", 0)
        + sum(1 for deal in found if deal.created_at is None),
        "won_sum": as_text(won),
        "currency": found[0].currency or currency,
        "win_rate": round(states["won"] / ended, 4) if ended else None,
    }
