"""Take back what a rule did for one record."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.automation.models import Run
from interes.desk import actions as desk
from interes.foundation.undoing import Undone
from interes.team.actions import ensure
from interes.team.models import User


def undo_run(*, run_id: int, by: User, at: datetime) -> Undone:
    """Take one run back as any act; what people changed since stays and is told of.

    Raises NothingToTakeBack, NotAllowed.
    """
    ensure(by, "automation.change")
    run = Run.objects.get(pk=run_id)
    if run.context is None or run.undone_at is not None:
        raise desk.NothingToTakeBack(_("There is nothing to take back."))
    undone = desk.take_back(context=run.context, by=by, at=at)
    Run.objects.filter(pk=run_id).update(undone_at=at, undone_by=by)
    return undone
