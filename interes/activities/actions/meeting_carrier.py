"""Where a planned meeting stands: in the next step of its deal or in a to-do beside it (M4.3)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from interes.activities.actions.change_to_do import move_to_do, reword_to_do
from interes.activities.models import Meeting, ToDo
from interes.activities.rules import Carrier, StepFacts, carrier_of
from interes.deals import actions as deals
from interes.deals.models import Deal, Step
from interes.foundation.refusals import Refusal
from interes.team.models import User


class NoStepAhead(Refusal):
    """The deal is closed: it has no next step that could be a meeting."""


@dataclass(frozen=True, slots=True)
class When:
    """When a meeting is, who of us holds it, and where it stands; without a carrier as is usual."""

    due_at: datetime
    has_time: bool = True
    owner_id: int | None = None
    carrier: Carrier | None = None


def facts_of(step: Step) -> StepFacts:
    """Return a step as the rules see it."""
    return StepFacts(step.kind, step.text, localdate(step.due_at))


def is_ahead(meeting: Meeting) -> bool:
    """Tell whether what carries a planned meeting is still to be done."""
    if meeting.step is not None:
        return meeting.step.state == Step.State.PLANNED
    to_do = meeting.to_do
    return to_do is not None and to_do.done_at is None and to_do.removed_at is None


def due_of(meeting: Meeting) -> datetime:
    """Return when a meeting is, or was to be."""
    carrier = meeting.step or meeting.to_do
    due = meeting.was_due_at or (carrier.due_at if carrier else None)
    return due or meeting.made_at


def words_of(meeting: Meeting) -> str:
    """Return what the step or the to-do of a meeting says."""
    return str(meeting)[:300]


def put(meeting: Meeting, when: When, *, by: User, at: datetime) -> None:
    """Let a meeting stand where it is wanted, at its time; raises NoStepAhead, NotAllowed."""
    deal = Deal.objects.select_related("next_step").get(pk=meeting.deal_id)
    carrier = when.carrier or _usual(meeting, deal, when)
    if carrier == Carrier.STEP:
        into_step(meeting, deal, when, by=by, at=at)
    elif meeting.to_do is not None:
        _move_to_do(meeting.to_do, words_of(meeting), when, by=by)
    else:
        beside(meeting, when, owner_id=when.owner_id or by.pk, at=at)


def _usual(meeting: Meeting, deal: Deal, when: When) -> Carrier:
    if meeting.step_id or meeting.to_do_id:
        return Carrier.STEP if meeting.step_id else Carrier.TO_DO
    if deal.next_step is None:
        return Carrier.TO_DO
    return carrier_of(facts_of(deal.next_step), localdate(when.due_at))


def into_step(meeting: Meeting, deal: Deal, when: When, *, by: User, at: datetime) -> None:
    """Let the next step of the deal be this meeting; a to-do that carried it is not needed."""
    if deal.next_step_id is None:
        raise NoStepAhead(_("This deal is closed already. Reopen it to go on working."))
    make_room(deal.next_step_id, meeting, at)
    plan = deals.Plan(
        text=words_of(meeting),
        due_at=when.due_at,
        kind=Step.Kind.MEETING,
        owner_id=when.owner_id,
        has_time=when.has_time,
    )
    because = _("A meeting was agreed")
    step = deals.change_step(step_id=deal.next_step_id, plan=plan, by=by, because=because)
    carry_by(meeting, step, at)


def carry_by(meeting: Meeting, step: Step, at: datetime) -> None:
    """Tie a meeting to a step; the to-do that carried it goes into the basket."""
    if meeting.to_do is not None:
        meeting.to_do.removed_at = at
        meeting.to_do.save(update_fields=["removed_at"])
    meeting.step, meeting.to_do = step, None
    _keep(meeting)


def make_room(step_id: int, meeting: Meeting | None, at: datetime) -> None:
    """Let another planned meeting that stands in this step go on beside it."""
    others = Meeting.objects.filter(step=step_id, state="planned").select_related("step")
    for other in others.exclude(pk=meeting.pk if meeting else 0):
        step = other.step
        if step is not None:
            when = When(step.due_at, has_time=step.has_time)
            beside(other, when, owner_id=step.owner_id, at=at)


def is_taken(step_id: int) -> bool:
    """Tell whether a planned meeting stands in a step."""
    here = Meeting.objects.filter(step=step_id, state=Meeting.State.PLANNED, removed_at=None)
    return here.exists()


def beside(meeting: Meeting, when: When, *, owner_id: int, at: datetime) -> None:
    """Let a to-do on its day carry a meeting."""
    meeting.to_do = ToDo.objects.create(
        text=words_of(meeting),
        owner_id=owner_id,
        due_at=when.due_at,
        has_time=when.has_time,
        made_at=at,
        deal_id=meeting.deal_id,
        company_id=meeting.deal.company_id,
    )
    meeting.step = None
    _keep(meeting)


def _keep(meeting: Meeting) -> None:
    meeting.save(update_fields=["step", "to_do"] if meeting.pk else None)


def _move_to_do(to_do: ToDo, words: str, when: When, *, by: User) -> None:
    if to_do.text != words:
        reword_to_do(to_do_id=to_do.pk, text=words, by=by)
    if (to_do.due_at, to_do.has_time) != (when.due_at, when.has_time):
        move_to_do(to_do_id=to_do.pk, due_at=when.due_at, has_time=when.has_time, by=by)
    if when.owner_id and when.owner_id != to_do.owner_id:
        ToDo.objects.filter(pk=to_do.pk).update(owner_id=when.owner_id)


def as_it_stands(meeting: Meeting) -> When:
    """Return when a planned meeting is and who holds it."""
    carrier = meeting.step or meeting.to_do
    if carrier is None:
        return When(meeting.made_at)
    return When(carrier.due_at, has_time=carrier.has_time, owner_id=carrier.owner_id)
