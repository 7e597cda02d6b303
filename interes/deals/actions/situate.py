"""Say in which situation the client thinks, or that it is over; the next step plans itself."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.deals import queries
from interes.deals.actions import planning
from interes.deals.models import Deal, Situation
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
        planning.replace_planned(deal, queries.proposed(deal, now=at).plan, at)
    return deal


def leave_situation(deal: Deal, at: datetime) -> None:
    """Let a deal that moved on leave its situation, and the step go that its rhythm had planned.

    A step that a person has worded, moved or agreed for an hour stays.
    """
    deal.situation, deal.situation_since = None, None
    deal.save(update_fields=["situation", "situation_since", "changed_at"])
    step = deal.next_step
    if step and step.is_proposed and not (step.moved_because or step.has_time):
        planning.replace_planned(deal, queries.proposed(deal, now=at).plan, at)
