"""Finish the planned step and set the next one, in one gesture (M4.3)."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.deals import queries
from interes.deals.actions import planning
from interes.deals.events import StepFinished
from interes.deals.models import Step
from interes.deals.rules import Plan
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class AlreadyFinished(Refusal):
    """The step was finished before, perhaps by a colleague or by a second click."""


@act
def finish_step(
    *, step_id: int, by: User, at: datetime, result: str, next_step: Plan | None, talk: str = ""
) -> Step:
    """Mark the planned step as done with its result and plan the next one; return the new step.

    `talk` is "reached" or "missed" if a talk finishes it that is not on the timeline yet. A next
    step that is just what the product proposes keeps the reason with it.
    Raises AlreadyFinished, AlreadyClosed, StepMissing, NotAllowed.
    """
    plan = planning.check(next_step)
    deal = planning.locked_open(Step.objects.values_list("deal_id", flat=True).get(pk=step_id))
    step = Step.objects.select_related("owner").get(pk=step_id)
    if step.pk != deal.next_step_id:
        raise AlreadyFinished(_("This step is done already; the deal has another one now."))
    if step.owner_id != by.pk:
        ensure(by, "deals.change", deal)
    step.state, step.result, step.finished_at = Step.State.DONE, result.strip(), at
    step.save(update_fields=["state", "result", "finished_at"])
    deal.next_step_id = planning.next_step_id()
    deal.save(update_fields=["next_step", "changed_at"])
    plan = queries.accepted(deal, plan, now=at, talk=talk)
    following = planning.keep(deal.next_step_id, deal, plan, at)
    events.publish(
        StepFinished(
            deal_id=deal.pk, company_id=deal.company_id, step_id=step.pk, by_id=by.pk, at=at
        )
    )
    return following
