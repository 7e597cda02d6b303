"""Tick a point of a checklist off in a deal, or take the tick away."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.models import ChecklistItem, Tick
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class PointGone(Refusal):
    """The point is of another pipeline, or out of use."""


@act
def tick(*, deal_id: int, item_id: int, by: User, at: datetime, is_done: bool = True) -> Tick:
    """Note that a point is done, or that it is not after all; a second tick changes nothing.

    Raises PointGone, NotAllowed.
    """
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    items = ChecklistItem.objects.filter(is_active=True, stage__pipeline=deal.pipeline_id)
    if not items.filter(pk=item_id).exists():
        raise PointGone(_("There is no such point in the checklist any more."), field="checklist")
    facts = {"is_done": is_done, "by": by, "at": at}
    ticked, made = Tick.objects.get_or_create(deal=deal, item_id=item_id, defaults=facts)
    if not made and ticked.is_done != is_done:
        ticked.is_done, ticked.by, ticked.at = is_done, by, at
        ticked.save(update_fields=["is_done", "by", "at"])
    return ticked
