"""Planned and held meetings: of a deal, and one with everything on its sheet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from interes.activities.models import Meeting
from interes.activities.rules import AgendaLine, Standing, read_agenda, standing
from interes.deals.models import Step
from interes.team.models import User

_WITH = (
    *("deal__company", "deal__stage", "deal__owner", "step__owner", "to_do__owner"),
    *("by", "activity"),
)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting with its time and how it stands."""

    meeting: Meeting
    due_at: datetime
    has_time: bool
    holder: User
    standing: Standing

    @property
    def is_ahead(self) -> bool:
        """Tell whether it can still be planned otherwise, held or dropped."""
        return self.meeting.is_planned

    @property
    def agenda(self) -> list[AgendaLine]:
        """Return its agenda, with the time of each point if the meeting has one."""
        return read_agenda(self.meeting.agenda, localtime(self.due_at) if self.has_time else None)

    @property
    def ends_at(self) -> datetime:
        """Return when it is over."""
        return self.due_at + timedelta(minutes=self.meeting.lasts)


def meetings_seen_by(user: User) -> QuerySet[Meeting]:
    """Return the meetings this person may see, those of deals in the basket left out."""
    if not user.is_active:
        return Meeting.objects.none()
    return Meeting.objects.filter(removed_at=None, deal__removed_at=None)


def meeting_for(user: User, meeting_id: int, *, now: datetime) -> MeetingRow | None:
    """Return one meeting."""
    found = meetings_seen_by(user).select_related(*_WITH).filter(pk=meeting_id).first()
    return None if found is None else meeting_row(found, now)


def meetings_of(user: User, deal_id: int, *, now: datetime) -> list[MeetingRow]:
    """Return the meetings of a deal: those ahead by their time, then the ended ones."""
    found = meetings_seen_by(user).filter(deal=deal_id).select_related(*_WITH)
    rows = [meeting_row(one, now) for one in found]
    ahead = sorted((row for row in rows if row.is_ahead), key=lambda row: row.due_at)
    ended = [row for row in rows if not row.is_ahead]
    return ahead + sorted(ended, key=lambda row: row.due_at, reverse=True)


def sheet_of(step_id: int | None, to_do_id: int | None) -> int | None:
    """Return the number of the planned meeting that stands in a step or a to-do."""
    here = Q(step=step_id) if step_id else Q(to_do=to_do_id or 0)
    found = Meeting.objects.filter(here, state=Meeting.State.PLANNED, removed_at=None)
    return found.values_list("id", flat=True).first()


def last_place(user: User, place: str) -> str:
    """Return the address where meetings at such a place were planned last."""
    known = meetings_seen_by(user).filter(place=place).exclude(address="")
    return known.order_by("-id").values_list("address", flat=True).first() or ""


def meeting_row(meeting: Meeting, now: datetime) -> MeetingRow:
    """Return a meeting as the pages and programs show it."""
    carrier = meeting.step or meeting.to_do
    due_at = meeting.was_due_at or (carrier.due_at if carrier else meeting.made_at)
    has_time = carrier.has_time if carrier else True
    is_past = localtime(due_at).date() < localtime(now).date()
    return MeetingRow(
        meeting=meeting,
        due_at=due_at,
        has_time=has_time,
        holder=carrier.owner if carrier else meeting.by,
        standing=standing(meeting.state, carrier=_carrier_state(meeting), is_past=is_past),
    )


def _carrier_state(meeting: Meeting) -> str:
    if meeting.step is not None:
        return meeting.step.state
    to_do = meeting.to_do
    if to_do is None or to_do.removed_at is not None:
        return Step.State.DROPPED
    return Step.State.DONE if to_do.done_at is not None else Step.State.PLANNED
