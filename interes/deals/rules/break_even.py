"""From which order on a client pays off: its margin against what serving it costs (M2.2)."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

_WHOLE = Decimal(1)


class Pays(StrEnum):
    """Whether an order pays off."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Costs:
    """What one order costs to serve, and the share of its price that is margin.

    A visit goes there and back, so its road is twice the distance.
    """

    margin: Decimal
    sales_hours: Decimal = Decimal(0)
    hour_rate: Decimal = Decimal(0)
    deliveries: int = 0
    delivery_cost: Decimal = Decimal(0)
    visits: int = 0
    visit_cost: Decimal = Decimal(0)
    km_cost: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The smallest order that pays for being served, and how this one compares."""

    starts_at: Decimal
    cost: Decimal
    pays: Pays
    is_road_known: bool


def cost_to_serve(costs: Costs, distance: Decimal | None) -> Decimal:
    """Return what an order costs to serve; without the distance the road is left out."""
    road = Decimal(2) * (distance or Decimal(0)) * costs.km_cost
    visits = costs.visits * (costs.visit_cost + road)
    return costs.sales_hours * costs.hour_rate + costs.deliveries * costs.delivery_cost + visits


def break_even(
    costs: Costs, distance: Decimal | None = None, order: Decimal | None = None
) -> BreakEven:
    """Return from which order on it pays off: the cost divided by the margin, rounded up."""
    cost = cost_to_serve(costs, distance)
    starts_at = (cost / costs.margin).quantize(_WHOLE, rounding=ROUND_CEILING)
    is_road_known = distance is not None or not costs.visits or not costs.km_cost
    return BreakEven(starts_at, cost, _pays(starts_at, order, is_road_known), is_road_known)


def _pays(starts_at: Decimal, order: Decimal | None, is_road_known: bool) -> Pays:  # noqa: FBT001
    """Compare; a road that is not known can only make it worse."""
    if order is None:
        return Pays.UNKNOWN
    if order < starts_at:
        return Pays.NO
    return Pays.YES if is_road_known else Pays.UNKNOWN
