"""Give a deal, with its planned step, to another person."""

from datetime import datetime

from interes.deals.actions import planning
from interes.deals.events import DealHandedOver
from interes.deals.models import Deal, Step
from interes.foundation import events
from interes.foundation.acts import act
from interes.team.actions import ensure
from interes.team.models import User


@act
def hand_over(*, deal_id: int, to: User, by: User, at: datetime) -> Deal:
    """Give the deal to a colleague; the step goes along if it was the old owner's.

    Raises NotAllowed, AlreadyClosed.
    """
    deal = planning.locked_open(deal_id)
    ensure(by, "deals.change", deal)
    return _give(deal, to, by, at)


@act
def take(*, deal_id: int, by: User, at: datetime) -> Deal:
    """Pick a colleague's deal up (M1.1); raises NotAllowed, AlreadyClosed."""
    ensure(by, "deals.take")
    return _give(planning.locked_open(deal_id), by, by, at)


def _give(deal: Deal, to: User, by: User, at: datetime) -> Deal:
    former = deal.owner_id
    if former == to.pk:
        return deal
    deal.owner = to
    deal.save(update_fields=["owner", "changed_at"])
    mine = Step.objects.filter(deal=deal, state=Step.State.PLANNED, owner_id=former)
    mine.update(owner=to)
    events.publish(
        DealHandedOver(
            deal_id=deal.pk,
            company_id=deal.company_id,
            from_id=former,
            to_id=to.pk,
            by_id=by.pk,
            at=at,
        )
    )
    return deal
