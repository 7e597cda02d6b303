"""What came of a meeting: its minutes, or why it did not take place (M4.8, M5.3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from interes.activities.actions import meeting_carrier
from interes.activities.actions.log import Talk, log
from interes.activities.actions.meetings import (
    MeetingUnclear,
    locked,
    locked_planned,
    short,
)
from interes.activities.actions.promising import Between, Promised, promise
from interes.activities.actions.to_dos import plan_to_do
from interes.activities.models import Activity, Meeting, ToDo
from interes.clients.models import Person
from interes.deals import actions as deals
from interes.foundation.acts import act
from interes.foundation.calendar import next_working_day
from interes.team.actions import ensure
from interes.team.models import User

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Minutes:
    """What came of it: words, place, who was there, what was promised, whom we meet alone."""

    result: str
    place: str
    people: Sequence[int] = ()
    alone: Sequence[int] = ()
    promises: Sequence[Promised] = ()


@act
def write_minutes(
    *,
    meeting_id: int,
    minutes: Minutes,
    by: User,
    at: datetime,
    next_step: deals.Plan | None = None,
) -> Meeting:
    """Log a meeting that was held; if it was the next step, that is finished and a new one set.

    Raises MeetingUnclear, MeetingEnded, StepMissing, AlreadyFinished, NotAllowed.
    """
    meeting = locked_planned(meeting_id, by)
    if not minutes.result.strip():
        raise MeetingUnclear(_("Write a word about what came of it."), field="result")
    if minutes.place not in Meeting.Place.values:
        raise MeetingUnclear(_("Choose where it was."), field="held_place")
    _end(meeting, Meeting.State.HELD, at)
    meeting.result, meeting.held_place = minutes.result.strip(), minutes.place
    meeting.save(update_fields=["state", "ended_at", "was_due_at", "result", "held_place"])
    for guest in meeting.guests.exclude(person=None):
        guest.was_there = guest.person_id in minutes.people
        guest.save(update_fields=["was_there"])
    meeting.activity = _log(meeting, minutes, by=by, at=at, next_step=next_step)
    meeting.save(update_fields=["activity"])
    for person_id in minutes.alone:
        _meet_alone(meeting, person_id, by=by, at=at)
    return meeting


@act
def drop_meeting(
    *,
    meeting_id: int,
    because: str,
    by: User,
    at: datetime,
    next_step: deals.Plan | None = None,
) -> Meeting:
    """Say that a meeting does not take place; if it was the next step, another one is planned.

    Raises MeetingUnclear, MeetingEnded, StepMissing, NotAllowed.
    """
    meeting = locked_planned(meeting_id, by)
    meeting.because = short(" ".join(because.split()), "because", 200)
    _end(meeting, Meeting.State.DROPPED, at)
    meeting.save(update_fields=["state", "ended_at", "was_due_at", "because"])
    if meeting.step_id and meeting.step_id == meeting.deal.next_step_id:
        reason = meeting.because or _("The meeting does not take place")
        deals.change_step(step_id=meeting.step_id, plan=next_step, by=by, because=reason)
    elif meeting.to_do is not None and meeting_carrier.is_ahead(meeting):
        meeting.to_do.removed_at = at
        meeting.to_do.save(update_fields=["removed_at"])
    return meeting


@act
def meet_alone(*, meeting_id: int, person_id: int, by: User, at: datetime) -> ToDo:
    """Plan an individual meeting with somebody who was invited, as a to-do in a few days.

    Raises MeetingUnclear, NotAllowed.
    """
    return _meet_alone(locked(meeting_id, by), person_id, by=by, at=at)


def _end(meeting: Meeting, state: str, at: datetime) -> None:
    meeting.was_due_at = meeting_carrier.due_of(meeting)
    meeting.state, meeting.ended_at = state, at


def _log(
    meeting: Meeting, minutes: Minutes, *, by: User, at: datetime, next_step: deals.Plan | None
) -> Activity:
    is_next = meeting.step_id is not None and meeting.step_id == meeting.deal.next_step_id
    if known := None if is_next else _told_already(meeting):
        for told in minutes.promises:
            promise(by=by, at=at, told=told, between=Between(activity_id=known.pk))
        return known
    talk = Talk(
        kind=Activity.Kind.MEETING,
        text=minutes.result,
        person_id=_first(meeting, minutes.people),
        deal_id=meeting.deal_id,
        minutes=meeting.lasts,
    )
    if not is_next and meeting.to_do is not None and meeting.to_do.done_at is None:
        meeting.to_do.done_at = at
        meeting.to_do.save(update_fields=["done_at"])
    step_id = meeting.step_id if is_next else None
    return log(
        by=by,
        at=at,
        talk=talk,
        step_id=step_id,
        next_step=next_step if is_next else None,
        promises=minutes.promises,
    )


def _told_already(meeting: Meeting) -> Activity | None:
    """Return the talk that has finished the step of this meeting, if somebody logged it as such."""
    talks = Activity.objects.filter(step=meeting.step_id or 0, was_reached=True, removed_at=None)
    return talks.order_by("-at").first()


def _first(meeting: Meeting, people: Iterable[int]) -> int | None:
    """Return with whom the talk was in the first place: the main contact, else whoever came."""
    there = list(meeting.guests.filter(person__in=list(people)).values_list("person_id", flat=True))
    main = meeting.deal.people.filter(person__in=there, is_main=True).first()
    return main.person_id if main else next(iter(sorted(filter(None, there))), None)


def _meet_alone(meeting: Meeting, person_id: int, *, by: User, at: datetime) -> ToDo:
    person = Person.objects.filter(pk=person_id, removed_at=None).first()
    if person is None or not meeting.guests.filter(person=person_id).exists():
        raise MeetingUnclear(_("Choose somebody who was invited."), field="alone")
    ensure(by, "activities.log")
    day = next_working_day(next_working_day(localdate(at)))
    return plan_to_do(
        by=by,
        at=at,
        text=_("Meet %(name)s alone") % {"name": person.name},
        due_at=datetime.combine(day, NOON, localtime(at).tzinfo),
        deal_id=meeting.deal_id,
        person_id=person_id,
        company_id=meeting.deal.company_id,
    )
