"""Put records of any room into the basket, and take them out."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from interes.activities import actions as activities
from interes.clients import actions as clients
from interes.deals import actions as deals
from interes.desk.actions.take_back import NothingToTakeBack
from interes.desk.queries.basket import acts_that_removed, may_restore_together
from interes.foundation import undoing
from interes.foundation.refusals import Refusal
from interes.foundation.undoing import Undone
from interes.team.actions import NotAllowed, ensure
from interes.team.models import User


class NothingThere(Refusal):
    """There is no such record."""


_OUT: dict[str, Callable[[int, User, datetime], Any]] = {
    "company": lambda key, by, at: clients.remove_company(company_id=key, by=by, at=at),
    "person": lambda key, by, at: clients.remove_person(person_id=key, by=by, at=at),
    "deal": lambda key, by, at: deals.remove(deal_id=key, by=by, at=at),
    "talk": lambda key, by, at: activities.remove_talk(activity_id=key, by=by, at=at),
    "to_do": lambda key, by, at: activities.remove_to_do(to_do_id=key, by=by, at=at),
    "promise": lambda key, by, at: activities.remove_promise(promise_id=key, by=by, at=at),
    "meeting": lambda key, by, at: activities.remove_meeting(meeting_id=key, by=by, at=at),
}
_BACK: dict[str, Callable[[int, User], Any]] = {
    "company": lambda key, by: clients.restore_company(company_id=key, by=by),
    "person": lambda key, by: clients.restore_person(person_id=key, by=by),
    "deal": lambda key, by: deals.restore(deal_id=key, by=by),
    "talk": lambda key, by: activities.restore_talk(activity_id=key, by=by),
    "to_do": lambda key, by: activities.restore_to_do(to_do_id=key, by=by),
    "promise": lambda key, by: activities.restore_promise(promise_id=key, by=by),
    "meeting": lambda key, by: activities.restore_meeting(meeting_id=key, by=by),
}


def remove(*, kind: str, key: int, by: User, at: datetime) -> Any:
    """Put a record into the basket and return it; raises NothingThere and what its room refuses."""
    try:
        return _OUT[kind](key, by, at)
    except (KeyError, ObjectDoesNotExist) as nowhere:
        raise NothingThere(_("There is nothing here")) from nowhere


def restore(*, kind: str, key: int, by: User) -> Any:
    """Take a record out of the basket; raises NothingThere and what its room refuses."""
    try:
        return _BACK[kind](key, by)
    except (KeyError, ObjectDoesNotExist) as nowhere:
        raise NothingThere(_("There is nothing here")) from nowhere


def restore_together(*, moment: datetime, by: User, at: datetime) -> Undone:
    """Take out of the basket all that was put there at a moment, by taking that act back.

    So everything that went along comes back too, what has no basket of its own among it.
    Raises NothingThere, NothingToTakeBack, CantUndo, NotAllowed.
    """
    ensure(by, "undo")
    contexts = acts_that_removed(moment)
    if not contexts:
        raise NothingThere(_("There is nothing here"))
    if not may_restore_together(by, moment):
        raise NotAllowed(_("This is not yours to change"))
    done = undoing.undo(contexts, by=by, at=at)
    if not done.put_back and not done.kept:
        raise NothingToTakeBack(_("It is as before already."))
    return done
