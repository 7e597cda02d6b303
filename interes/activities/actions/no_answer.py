"""A call that nobody answered: log the attempt and try again on the next working day."""

from datetime import datetime

from django.utils.timezone import localtime

from interes.activities.actions.log import Talk, log, step_of
from interes.activities.models import Activity
from interes.deals import actions as deals
from interes.foundation.acts import act
from interes.foundation.calendar import next_working_day
from interes.team.models import User


@act
def log_no_answer(
    *, by: User, at: datetime, deal_id: int, step_id: int, person_id: int | None = None
) -> Activity:
    """Log the attempt and set the same step for the next working day, at the same hour.

    Raises StepElsewhere, AlreadyFinished, AlreadyClosed, NotAllowed.
    """
    step = step_of(deal_id, step_id)
    again = deals.Plan(
        text=step.text,
        kind=step.kind,
        owner_id=step.owner_id,
        has_time=step.has_time,
        due_at=datetime.combine(
            next_working_day(localtime(at).date()), localtime(step.due_at).timetz()
        ),
    )
    talk = Talk(kind="call", text="", person_id=person_id, deal_id=deal_id, was_reached=False)
    return log(by=by, at=at, talk=talk, step_id=step_id, next_step=again)
