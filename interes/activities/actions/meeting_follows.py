"""What becomes of planned meetings when the steps of their deal change."""

from collections.abc import Iterable

from django.utils.timezone import localdate

from interes.activities.actions import meeting_carrier
from interes.activities.actions.meeting_carrier import When, facts_of
from interes.activities.models import Meeting
from interes.activities.rules import Fate, StepFacts, fate, still_carries
from interes.deals import events
from interes.deals.models import Deal, Step


def go_on_beside(*, event: events.StepReplanned) -> None:
    """Let a meeting whose step became something else go on as a to-do at its time."""
    step = Step.objects.get(pk=event.step_id)
    before = StepFacts(event.kind, event.text, localdate(event.due_at))
    for meeting in _planned(event.deal_id):
        if meeting.step_id != event.step_id:
            continue
        words = meeting_carrier.words_of(meeting)
        if step.state == Step.State.PLANNED and still_carries(before, facts_of(step), words):
            continue
        when = When(event.due_at, has_time=event.has_time)
        meeting_carrier.beside(meeting, when, owner_id=step.owner_id, at=meeting.made_at)


def settle_meetings(*, event: events.StepFinished) -> None:
    """Let each planned meeting stand where it belongs after a step of its deal was finished."""
    deal = Deal.objects.select_related("next_step").get(pk=event.deal_id)
    if deal.next_step is None:
        return
    for meeting in _planned(event.deal_id):
        is_carrier = meeting.step_id == event.step_id
        if is_carrier or (meeting.to_do_id and meeting_carrier.is_ahead(meeting)):
            _settle(meeting, deal.next_step, event, is_carrier=is_carrier)


def _settle(
    meeting: Meeting, following: Step, event: events.StepFinished, *, is_carrier: bool
) -> None:
    now = meeting_carrier.as_it_stands(meeting)
    what = fate(
        is_carrier=is_carrier,
        meeting_day=localdate(now.due_at),
        today=localdate(event.at),
        following=facts_of(following),
    )
    if what == Fate.BECOMES_NEXT and not meeting_carrier.is_taken(following.pk):
        meeting_carrier.carry_by(meeting, following, event.at)
    elif is_carrier and what != Fate.TAKES_PLACE:
        owner = now.owner_id or meeting.by_id
        meeting_carrier.beside(meeting, now, owner_id=owner, at=event.at)


def _planned(deal_id: int) -> Iterable[Meeting]:
    found = Meeting.objects.filter(deal=deal_id, state=Meeting.State.PLANNED, removed_at=None)
    return found.select_related("deal", "step", "to_do").order_by("id")
