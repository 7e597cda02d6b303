"""Put talks, to-dos and promises into the basket, and take them out of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.activities.actions.meeting_carrier import as_it_stands, beside, is_taken
from interes.activities.actions.meetings import locked as locked_meeting
from interes.activities.actions.promise_ground import locked
from interes.activities.models import Activity, Meeting, Promise, ToDo
from interes.activities.queries.whose import whose
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class NotInTheBasket(Refusal):
    """It is here already, or was removed meanwhile."""


class NotATalk(Refusal):
    """A line that the product wrote itself."""


class HolderInTheBasket(Refusal):
    """What the talk is about is in the basket."""


@act
def remove_talk(*, activity_id: int, by: User, at: datetime) -> Activity:
    """Put a talk into the basket; raises NotATalk, NotInTheBasket, NotAllowed."""
    talk = _talk(activity_id, by)
    if talk.kind not in Activity.TALKS:
        raise NotATalk(_("This line was written by the product; it stays as it is."))
    _put_away(talk, at)
    return talk


@act
def restore_talk(*, activity_id: int, by: User) -> Activity:
    """Take a talk out of the basket; raises HolderInTheBasket, NotInTheBasket, NotAllowed."""
    talk = _talk(activity_id, by)
    _take_out(talk)
    return talk


@act
def remove_to_do(*, to_do_id: int, by: User, at: datetime) -> ToDo:
    """Put a to-do into the basket; raises NotInTheBasket, NotAllowed."""
    to_do = _to_do(to_do_id, by)
    _put_away(to_do, at)
    return to_do


@act
def restore_to_do(*, to_do_id: int, by: User) -> ToDo:
    """Take a to-do out of the basket; raises HolderInTheBasket, NotInTheBasket, NotAllowed."""
    to_do = _to_do(to_do_id, by)
    _take_out(to_do)
    return to_do


@act
def remove_promise(*, promise_id: int, by: User, at: datetime) -> Promise:
    """Put a promise into the basket; raises NotInTheBasket, NotAllowed."""
    one = locked(promise_id, by, "activities.remove")
    _put_away(one, at)
    return one


@act
def restore_promise(*, promise_id: int, by: User) -> Promise:
    """Take a promise out of the basket; raises HolderInTheBasket, NotInTheBasket, NotAllowed."""
    one = locked(promise_id, by, "activities.remove")
    _take_out(one)
    return one


@act
def remove_meeting(*, meeting_id: int, by: User, at: datetime) -> Meeting:
    """Put a meeting into the basket; its step stays the next one of the deal.

    Raises NotInTheBasket, NotAllowed.
    """
    meeting = locked_meeting(meeting_id, by)
    _put_away(meeting, at)
    return meeting


@act
def restore_meeting(*, meeting_id: int, by: User) -> Meeting:
    """Take a meeting out of the basket; raises HolderInTheBasket, NotInTheBasket, NotAllowed."""
    meeting = locked_meeting(meeting_id, by)
    if meeting.step_id and is_taken(meeting.step_id):
        beside(meeting, as_it_stands(meeting), owner_id=meeting.by_id, at=meeting.made_at)
    _take_out(meeting)
    return meeting


def _put_away(record: Activity | Meeting | ToDo | Promise, at: datetime) -> None:
    if record.removed_at is not None:
        raise NotInTheBasket(_("It is in the basket already."))
    record.removed_at = at
    record.save(update_fields=["removed_at"])


def _take_out(record: Activity | Meeting | ToDo | Promise) -> None:
    if record.removed_at is None:
        raise NotInTheBasket(_("It is not in the basket."))
    for name in ("deal", "company", "person"):
        holder = getattr(record, name, None)
        if holder is not None and holder.removed_at is not None:
            sentence = _("It is about %(holder)s: take that out of the basket first.")
            raise HolderInTheBasket(sentence % {"holder": holder})
    record.removed_at = None
    record.save(update_fields=["removed_at"])


def _talk(key: int, by: User) -> Activity:
    talk = Activity.objects.select_for_update(of=("self",)).select_related("by").get(pk=key)
    ensure(by, "activities.remove", whose(talk))
    return talk


def _to_do(key: int, by: User) -> ToDo:
    to_do = ToDo.objects.select_for_update(of=("self",)).select_related("owner").get(pk=key)
    ensure(by, "activities.remove", to_do)
    return to_do
