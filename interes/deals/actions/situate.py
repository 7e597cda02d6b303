"""Say in which situation the client thinks, or that it is over; the next step plans itself."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from interes.deals import queries
from interes.deals.actions import planning
from interes.deals.models import Deal, Situation, Step
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class NotOffered(Refusal):
    """The stage does not offer this situation, or it is out of use."""


@act
def situate(*, deal_id: int, situation: Situation | None, by: User, at: datetime) -> Deal:
    """Put an open deal into a situation and plan its next step by the cadence.

    A step agreed for an hour that comes sooner stays. Choosing the same again begins it anew.
    Raises NotOffered, AlreadyClosed, NotAllowed.
    """
    deal = planning.locked_open(deal_id)
    ensure(by, "deals.change", deal)
    if situation and situation.pk not in {one.pk for one in queries.offered(deal)}:
        raise NotOffered(_("This stage does not offer the situation. Reload the page."))
    deal.situation = situation
    deal.situation_since = at if situation else None
    deal.save(update_fields=["situation", "situation_since", "changed_at"])
    if situation:
        _plan_next(deal, at)
    return deal


def _plan_next(deal: Deal, at: datetime) -> None:
    """Drop the planned step for the one that the cadence wants, unless it keeps an appointment."""
    step = Step.objects.get(pk=deal.next_step_id or 0)
    mine = queries.proposed(deal, now=at).plan
    if step.has_time and at <= step.due_at <= mine.due_at:
        return
    planning.drop_planned(deal, at)
    deal.next_step_id = planning.next_step_id()
    deal.save(update_fields=["next_step", "changed_at"])
    planning.keep(deal.next_step_id, deal, replace(mine, owner_id=step.owner_id), at)
