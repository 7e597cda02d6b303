"""Plan presentations, meetings and demonstrations: who comes, what for, what we say (M5.3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from interes.activities.actions import meeting_carrier
from interes.activities.actions.meeting_carrier import When
from interes.activities.models import Meeting, MeetingArgument, MeetingGuest
from interes.deals.models import Deal, DealPerson
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.knowledge.models import Argument
from interes.team.actions import ensure
from interes.team.models import User

MEETING_FACTS = ("kind", "goal", "place", "address", "is_ours_offered", "lasts", "agenda")
MOST = {"goal": 250, "address": 300, "agenda": 4000, "note": 200, "point": 200}
MOST_GUESTS, MOST_ARGUMENTS, MOST_POINTS = 40, 30, 40
LEAST_MINUTES, MOST_MINUTES = 5, 1440


class MeetingUnclear(Refusal):
    """A meeting whose kind, place, length or guests can't be understood."""


class MeetingEnded(Refusal):
    """The meeting was held or dropped before."""


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """What is planned. `people` are of the deal, `colleagues` ours, `arguments` with our notes."""

    kind: str = Meeting.Kind.MEETING
    goal: str = ""
    place: str = Meeting.Place.OURS
    address: str = ""
    is_ours_offered: bool = False
    lasts: int = 60
    agenda: str = ""
    checklist: Sequence[str] = ()
    people: Sequence[int] = ()
    colleagues: Sequence[int] = ()
    arguments: Mapping[int, str] = field(default_factory=dict)


@act
def plan_meeting(*, deal_id: int, plan: MeetingPlan, when: When, by: User, at: datetime) -> Meeting:
    """Plan a meeting about an open deal; it becomes the next step or a to-do on its day.

    Raises MeetingUnclear, NoStepAhead, NotAllowed.
    """
    deal = _locked_deal(deal_id, by)
    if deal.next_step_id is None:
        raise meeting_carrier.NoStepAhead(
            _("This deal is closed already. Reopen it to go on working.")
        )
    points = [{"text": text, "is_done": False} for text in _points(plan.checklist)]
    meeting = Meeting(deal=deal, by=by, made_at=at, checklist=points, **_checked(plan))
    meeting_carrier.put(meeting, when, by=by, at=at)
    _invite(meeting, plan.people, plan.colleagues)
    _choose(meeting, plan.arguments)
    return meeting


@act
def change_meeting(
    *,
    meeting_id: int,
    plan: MeetingPlan,
    when: When,
    by: User,
    at: datetime,
    seen: Seen | None = None,
) -> Meeting:
    """Plan a meeting otherwise; `seen` tells of its MEETING_FACTS when the form was drawn.

    Raises ChangedByBoth, MeetingUnclear, MeetingEnded, NoStepAhead, NotAllowed.
    """
    meeting = locked_planned(meeting_id, by)
    before = seen.before() if seen else {}
    write(meeting, agreed(meeting, _checked(plan), seen))
    done = {point["text"] for point in meeting.checklist if point["is_done"]}
    points = [{"text": text, "is_done": text in done} for text in _points(plan.checklist)]
    write(meeting, {"checklist": points})
    if when != meeting_carrier.as_it_stands(meeting) or _words_differ(meeting):
        meeting_carrier.put(meeting, when, by=by, at=at)
    _invite(meeting, plan.people, plan.colleagues, before)
    _choose(meeting, plan.arguments)
    return meeting


@act
def tick_meeting_point(*, meeting_id: int, place: int, is_done: bool, by: User) -> Meeting:
    """Tick a line of the checklist, or take the tick back. Raises MeetingUnclear, NotAllowed."""
    meeting = locked(meeting_id, by)
    if not 0 <= place < len(meeting.checklist):
        raise MeetingUnclear(_("This line is not there any more. Reload the page."))
    meeting.checklist[place] = meeting.checklist[place] | {"is_done": is_done}
    meeting.save(update_fields=["checklist"])
    return meeting


def locked(meeting_id: int, by: User) -> Meeting:
    """Return a meeting, locked behind its deal, that this person may change."""
    deal_id = Meeting.objects.values_list("deal_id", flat=True).get(pk=meeting_id)
    _locked_deal(deal_id, by)
    rows = Meeting.objects.select_for_update(of=("self",))
    return rows.select_related("deal", "step", "to_do", "by").get(pk=meeting_id)


def locked_planned(meeting_id: int, by: User) -> Meeting:
    """Return a planned meeting, locked; raises MeetingEnded, NotAllowed."""
    meeting = locked(meeting_id, by)
    if not meeting.is_planned or meeting.removed_at is not None:
        raise MeetingEnded(_("This meeting was held or dropped already."))
    return meeting


def _locked_deal(deal_id: int, by: User) -> Deal:
    rows = Deal.objects.select_for_update(of=("self",)).select_related("owner", "next_step")
    deal = rows.get(pk=deal_id)
    ensure(by, "deals.change", deal)
    return deal


def _words_differ(meeting: Meeting) -> bool:
    carrier = meeting.step or meeting.to_do
    return carrier is not None and carrier.text != meeting_carrier.words_of(meeting)


def _checked(plan: MeetingPlan) -> dict[str, Any]:
    facts: dict[str, Any] = {name: getattr(plan, name) for name in MEETING_FACTS}
    facts |= {"goal": " ".join(plan.goal.split()), "address": " ".join(plan.address.split())}
    facts["agenda"] = "\n".join(line.rstrip() for line in plan.agenda.strip().splitlines())
    for name in ("goal", "address", "agenda"):
        short(facts[name], name, MOST[name])
    if plan.kind not in Meeting.Kind.values:
        raise MeetingUnclear(_("Choose what it is: a meeting, a presentation …"), field="kind")
    if plan.place not in Meeting.Place.values:
        raise MeetingUnclear(_("Choose where it is."), field="place")
    if not LEAST_MINUTES <= plan.lasts <= MOST_MINUTES:
        sentence = _("Write a number from %(least)s to %(most)s.")
        told = {"least": LEAST_MINUTES, "most": MOST_MINUTES}
        raise MeetingUnclear(sentence % told, field="lasts")
    return facts


def short(text: str, name: str, most: int) -> str:
    """Return a text that is not too long; raises MeetingUnclear."""
    if len(text) > most:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": most}
        raise MeetingUnclear(sentence, field=name)
    return text


def _points(lines: Iterable[str]) -> list[str]:
    points = list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
    if len(points) > MOST_POINTS:
        sentence = _("Write %(most)s lines at most.") % {"most": MOST_POINTS}
        raise MeetingUnclear(sentence, field="checklist")
    return [short(point, "checklist", MOST["point"]) for point in points]


def _invite(
    meeting: Meeting,
    people: Iterable[int],
    colleagues: Iterable[int],
    before: Mapping[str, str] | None = None,
) -> None:
    """Let exactly these come; whom a colleague has added meanwhile comes too."""
    known = DealPerson.objects.filter(deal=meeting.deal_id, person__in=set(people))
    theirs = set(known.values_list("person_id", flat=True))
    ours = set(User.objects.filter(pk__in=set(colleagues)).values_list("pk", flat=True))
    if len(theirs) + len(ours) > MOST_GUESTS:
        raise MeetingUnclear(
            _("Invite %(most)s people at most.") % {"most": MOST_GUESTS}, field="people"
        )
    _keep_guests(meeting, "person_id", theirs, (before or {}).get("people"))
    _keep_guests(meeting, "user_id", ours, (before or {}).get("colleagues"))


def _keep_guests(meeting: Meeting, name: str, wanted: set[int], seen: str | None) -> None:
    guests = meeting.guests.exclude(**{name: None})
    here = set(guests.values_list(name, flat=True))
    known = here if seen is None else {int(key) for key in seen.split(",") if key.isdigit()}
    guests.filter(**{f"{name}__in": (here & known) - wanted}).delete()
    MeetingGuest.objects.bulk_create(
        MeetingGuest(meeting=meeting, **{name: key}) for key in sorted(wanted - here)
    )


def _choose(meeting: Meeting, wanted: Mapping[int, str]) -> None:
    if len(wanted) > MOST_ARGUMENTS:
        sentence = _("Choose %(most)s arguments at most.") % {"most": MOST_ARGUMENTS}
        raise MeetingUnclear(sentence, field="arguments")
    here = {one.argument_id: one for one in meeting.arguments.all()}
    meeting.arguments.exclude(argument__in=wanted).delete()
    known = set(Argument.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    for order, (key, said) in enumerate(wanted.items(), start=1):
        note = short(" ".join(said.split()), "arguments", MOST["note"])
        one = here.get(key)
        if one is None and key in known:
            MeetingArgument.objects.create(meeting=meeting, argument_id=key, order=order, note=note)
        elif one is not None and (one.order, one.note) != (order, note):
            one.order, one.note = order, note
            one.save(update_fields=["order", "note"])
