"""A call that nobody answered: log the attempt and try again on the next working day."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from interes.activities.actions.log import Talk, log, step_of
from interes.activities.models import Activity
from interes.deals import queries
from interes.deals.models import Deal, Step
from interes.foundation.acts import act
from interes.team.models import User


@act
def log_no_answer(
    *, by: User, at: datetime, deal_id: int, step_id: int, person_id: int | None = None
) -> Activity:
    """Log the attempt and plan the next one as the cadence of the deal has it.

    Without a situation it is the same step on the next working day, at the same hour, until the
    attempts are too many. Raises StepElsewhere, AlreadyFinished, AlreadyClosed, NotAllowed.
    """
    step = step_of(deal_id, step_id)
    deal = Deal.objects.select_related("situation", "stage", "company").get(pk=deal_id)
    mine = queries.proposed(deal, now=at, talk="missed")
    again = replace(mine.plan, owner_id=step.owner_id)
    if deal.situation is None and not mine.asks:
        again = replace(again, **_the_same(step, deal, at))
    talk = Talk(kind="call", text="", person_id=person_id, deal_id=deal_id, was_reached=False)
    return log(by=by, at=at, talk=talk, step_id=step_id, next_step=again)


def _the_same(step: Step, deal: Deal, at: datetime) -> dict[str, Any]:
    """Return what stays of a step when it is tried again on the client's next working day.

    The hour stays too, unless nobody is at work there at that hour.
    """
    clock, next_noon = queries.clock_of(deal.company), queries.next_noon(deal.company, at)
    same_hour = localtime(step.due_at).timetz()
    due_at = datetime.combine(localtime(next_noon).date(), same_hour)
    is_at_work = clock.is_working(due_at)
    return {
        "text": step.text,
        "kind": step.kind,
        "has_time": step.has_time and is_at_work,
        "due_at": due_at if is_at_work else next_noon,
    }
