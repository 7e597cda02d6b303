"""Put another next step in place of the planned one, as a rule of the company has it."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.models import Step
from interes.deals.rules import Plan
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class AppointmentStands(Refusal):
    """An hour is agreed with the client that comes sooner than the new step."""


@act
def plan_next(*, deal_id: int, plan: Plan, by: User, at: datetime) -> Step:
    """Drop the planned step of an open deal and plan another one.

    Raises AppointmentStands, AlreadyClosed, StepMissing, NotAllowed.
    """
    wanted = planning.check(plan)
    deal = planning.locked_open(deal_id)
    ensure(by, "deals.change", deal)
    step = planning.replace_planned(deal, wanted, at)
    if step is None:
        raise AppointmentStands(_("An appointment comes sooner; it stays the next step."))
    return step
