"""Who works a deal at its stage, and what becomes of the planned step when that changes (M7.4)."""

from datetime import datetime
from typing import Any

from django.utils.timezone import get_current_timezone, localdate

from interes.deals import queries
from interes.deals.actions.read_plan import NOON
from interes.deals.events import DealGivenBack
from interes.deals.models import Deal, DealPassing
from interes.foundation import events
from interes.foundation.edits import write
from interes.team.models import User


def give_back(deal: Deal, by_id: int | None, at: datetime) -> None:
    """Let a locked deal be worked by its owner again, with the step of who worked it."""
    if deal.worker is None:
        return
    former = deal.worker
    let_work(deal, deal.owner, at, former=former)
    events.publish(DealGivenBack(deal.pk, former.pk, deal.owner_id, by_id, at))


def drop_offer(deal_id: int, at: datetime, *, to: User | None = None) -> None:
    """Withdraw the open offer of a deal that has moved on or ended, or has come to `to` anyway."""
    offer = DealPassing.objects.select_for_update().filter(deal=deal_id, state="offered").first()
    if offer is not None and (to is None or offer.to_user_id == to.pk):
        write(offer, {"state": DealPassing.State.WITHDRAWN, "answered_at": at})


def let_work(deal: Deal, to: User, at: datetime, *, former: User) -> None:
    """Give the work with the planned step of who had it; a late one is planned for today."""
    step = deal.next_step
    begins = begins_today(deal, former, at)
    deal.worker = None if to.pk == deal.owner_id else to
    deal.save(update_fields=["worker", "changed_at"])
    if step is not None and step.owner_id == former.pk:
        write(step, {"owner": to} | begins)


def begins_today(deal: Deal, former: User, at: datetime) -> dict[str, Any]:
    """Return what a late step becomes in other hands: one for the next day on which people work."""
    state, step = queries.climb_state(deal, at), deal.next_step
    if state is None or step is None or not state.is_late(at):
        return {}
    day = queries.clock_of(deal.company).next_moment(at).date()
    return {
        "due_at": datetime.combine(day, NOON, get_current_timezone()),
        "has_time": False,
        "is_proposed": False,
        "moved_because": "",
        "why": {"code": "new_hands", "who": former.name, "due": localdate(step.due_at).isoformat()},
    }
