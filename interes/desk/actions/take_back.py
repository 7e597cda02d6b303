"""Take back what an act did."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from interes.desk.queries import acts
from interes.foundation import undoing
from interes.foundation.refusals import Refusal
from interes.foundation.undoing import Undone
from interes.team.actions import NotAllowed, ensure
from interes.team.models import User


class NothingToTakeBack(Refusal):
    """The act changed nothing, or what it changed is as before."""


def take_back(*, context: UUID, by: User, at: datetime) -> Undone:
    """Take back one act; what people changed since stays and is told of.

    Raises NothingToTakeBack, CantUndo, NotAllowed.
    """
    ensure(by, "undo")
    act = acts.act(context)
    if act is None:
        raise NothingToTakeBack(_("There is nothing to take back."))
    if not acts.may_take_back(by, act, now=at):
        raise NotAllowed(_("This is not yours to change"))
    done = undoing.undo([context], by=by, at=at)
    if not done.put_back and not done.kept:
        raise NothingToTakeBack(_("It is as before already."))
    return done
