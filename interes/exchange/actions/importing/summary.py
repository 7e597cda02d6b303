"""What the deals of a run add up to, to be compared with the file."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from interes.exchange.actions.importing.tally import Tally
from interes.exchange.rules.importing.merging import as_text
from interes.exchange.rules.importing.records import DealRecord


def add_up(deals: Sequence[DealRecord], tally: Tally) -> None:
    """Keep the numbers that a person would check first."""
    if not deals:
        return
    states = Counter(deal.state for deal in deals)
    won = [deal.amount or Decimal(0) for deal in deals if deal.state == "won"]
    ended = states["won"] + states["refused"]
    tally.totals = {
        "deals": len(deals),
        "stages": dict(Counter(deal.stage_said for deal in deals).most_common()),
        "states": dict(states),
        "without_company": sum(1 for deal in deals if deal.company is None),
        "without_beginning": sum(1 for deal in deals if deal.began is None),
        "won_sum": as_text(sum(won, Decimal(0))),
        "currency": deals[0].currency,
        "win_rate": round(states["won"] / ended, 4) if ended else None,
    }
