"""Bring closed deals back to their owners on the day they asked for (M4.5)."""

from datetime import date, datetime

from interes.deals.events import DealCameBack
from interes.deals.models import Closure
from interes.foundation import events
from interes.foundation.acts import act


@act
def bring_back(*, today: date, at: datetime) -> bool:
    """Offer one deal whose day has come to its owner; tell whether there was one.

    Each in a transaction of its own, with its mark: whoever is killed between two of them neither
    forgets nor repeats one.
    """
    due = Closure.objects.filter(
        come_back_date__lte=today,
        returned_at=None,
        undone_at=None,
        deal__state="refused",
        deal__removed_at=None,
    )
    closure = (
        due.select_for_update(of=("self",), skip_locked=True)
        .select_related("deal", "deal__owner", "reason")
        .order_by("come_back_date", "id")
        .first()
    )
    if closure is None:
        return False
    closure.returned_at = at
    closure.save(update_fields=["returned_at"])
    deal = closure.deal
    if deal.closure_id == closure.pk:
        events.publish(
            DealCameBack(
                deal_id=deal.pk,
                company_id=deal.company_id,
                closure_id=closure.pk,
                owner_id=deal.owner_id,
                at=at,
            )
        )
    return True
