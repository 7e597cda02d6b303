"""One line on the timeline of a deal."""

from datetime import datetime
from typing import Any

from interes.activities.models import Activity
from interes.demo.deals import Affair
from interes.demo.world import World


def line(world: World, affair: Affair, kind: str, at: datetime, **facts: Any) -> None:
    """Add a line to the story of a deal, written by whoever had the deal then."""
    facts.setdefault("by", affair.whose(at).user)
    world.add(
        Activity,
        kind=kind,
        at=at,
        deal=affair.deal,
        company=affair.client.company,
        **facts,
    )


def tell_opening(world: World, affair: Affair, at: datetime) -> datetime:
    """Write that the deal was opened, and that it changed hands; return when it was opened."""
    line(world, affair, "opened", at)
    if affair.former and affair.handed_at:
        facts = {"from_user": affair.former.user.pk, "to_user": affair.seller.user.pk}
        line(world, affair, "handed", affair.handed_at, facts=facts)
    return at


def tell_move(world: World, affair: Affair, way: tuple[int, int], at: datetime) -> None:
    """Write that the deal left a stage for another one, both counted from 0."""
    before, after = (world.stages[place].pk for place in way)
    line(world, affair, "moved", at, facts={"from_stage": before, "to_stage": after})
