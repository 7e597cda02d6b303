"""What the activities room does when deals and clients announce something: the story goes on."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from interes.activities import actions
from interes.activities.models import Activity, Meeting, MeetingGuest, Promise, Remedy, ToDo
from interes.clients.events import (
    CompaniesMerged,
    CompanyRemoved,
    CompanyRestored,
    PeopleMerged,
    PersonRemoved,
    PersonRestored,
)
from interes.deals import events
from interes.deals.models import Deal
from interes.foundation.behalf import signature
from interes.foundation.events import on
from interes.team.models import User

LONGEST = 300
# The level at which a forgotten deal may be taken by any colleague.
COLLEAGUE = 2
OF_A_CLIENT = (Activity, ToDo, Promise)


def _note(
    event: events.DealOpened
    | events.DealMoved
    | events.DealWon
    | events.DealRefused
    | events.DealReopened
    | events.DealHandedOver,
    kind: str,
    **facts: int,
) -> None:
    Activity.objects.create(
        kind=kind,
        at=event.at,
        by_id=event.by_id,
        deal_id=event.deal_id,
        company_id=event.company_id,
        facts=facts | signature(),
    )


@on(events.DealOpened)
def note_the_opening(event: events.DealOpened) -> None:
    """Begin the story of the deal."""
    _note(event, Activity.Kind.OPENED)


@on(events.DealMoved)
def note_the_move(event: events.DealMoved) -> None:
    """Keep which stage it left and which it entered."""
    _note(event, Activity.Kind.MOVED, from_stage=event.from_stage_id, to_stage=event.to_stage_id)


@on(events.TalkTold)
def put_the_talk_on_the_timeline(event: events.TalkTold) -> None:
    """Keep a talk that was told of in the form of a move."""
    Activity.objects.create(
        kind=event.kind if event.kind in Activity.TALKS else Activity.Kind.NOTE,
        at=event.at,
        by_id=event.by_id,
        deal_id=event.deal_id,
        company_id=event.company_id,
        text=event.text,
    )


@on(events.DealWon)
def note_the_win(event: events.DealWon) -> None:
    """Keep the win."""
    _note(event, Activity.Kind.WON)


@on(events.DealRefused)
def note_the_refusal(event: events.DealRefused) -> None:
    """Keep the refusal, with its closure for the reason."""
    _note(event, Activity.Kind.REFUSED, closure=event.closure_id)


@on(events.DealReopened)
def note_the_reopening(event: events.DealReopened) -> None:
    """Keep that the deal is worked again."""
    _note(event, Activity.Kind.REOPENED)


@on(events.DealHandedOver)
def note_the_handing_over(event: events.DealHandedOver) -> None:
    """Keep who gave the deal to whom."""
    _note(event, Activity.Kind.HANDED, from_user=event.from_id, to_user=event.to_id)


@on(events.DealHandedOver)
def hand_the_promises_over(event: events.DealHandedOver) -> None:
    """Let the new owner keep what the old one promised, and ask after what they promised."""
    mine = Promise.objects.filter(deal_id=event.deal_id, owner_id=event.from_id, state="open")
    mine.update(owner_id=event.to_id)


@on(events.DealClimbed)
def note_that_it_was_forgotten(event: events.DealClimbed) -> None:
    """Keep who had forgotten the deal, and to whom it climbed."""
    kind = Activity.Kind.FREED if event.level == COLLEAGUE else Activity.Kind.CLIMBED
    Activity.objects.create(
        kind=kind,
        at=event.at,
        deal_id=event.deal_id,
        company_id=event.company_id,
        facts={"from_user": event.owner_id, "to_user": event.to_id, "step": event.step_id},
    )


@on(events.DealCameBack)
def offer_it_to_its_owner(event: events.DealCameBack) -> None:
    """Give the owner a to-do, with the deal and its story behind it."""
    deal = Deal.objects.select_related("owner").get(pk=event.deal_id)
    owner = _who_is_here(deal.owner)
    with translation.override(owner.language or None):
        text = _("Come back: %(deal)s") % {"deal": deal.title}
    ToDo.objects.create(
        text=text[:LONGEST],
        owner=owner,
        due_at=event.at,
        made_at=event.at,
        deal_id=deal.pk,
        company_id=deal.company_id,
    )


def _who_is_here(owner: User) -> User:
    """Return the owner, or who leads the department if the owner does not work here any more."""
    if owner.is_active:
        return owner
    here = User.objects.filter(is_active=True).order_by("id")
    head = here.filter(role="head", department_id=owner.department_id or 0).first()
    return head or here.filter(role="administrator").first() or owner


@on(CompaniesMerged)
def bring_the_story_of_the_company(event: CompaniesMerged) -> None:
    """Give the kept company the talks, to-dos and promises of the other one."""
    for noun in OF_A_CLIENT:
        noun._default_manager.filter(company_id=event.other_id).update(company_id=event.kept_id)


@on(PeopleMerged)
def bring_the_story_of_the_person(event: PeopleMerged) -> None:
    """Give the kept person the talks, to-dos and promises of the other one."""
    for noun in (*OF_A_CLIENT, Remedy):
        noun._default_manager.filter(person_id=event.other_id).update(person_id=event.kept_id)


def _put_away(at: datetime, **about: int | None) -> None:
    for kind in OF_A_CLIENT:
        kind.objects.filter(removed_at=None, **about).update(removed_at=at)


def _take_out(removed_at: datetime, **about: int | None) -> None:
    for kind in OF_A_CLIENT:
        kind.objects.filter(removed_at=removed_at, **about).update(removed_at=None)


@on(events.DealRemoved)
def put_the_story_away(event: events.DealRemoved) -> None:
    """Let the story of a deal go into the basket with it."""
    _put_away(event.at, deal_id=event.deal_id)


@on(events.DealRestored)
def take_the_story_out(event: events.DealRestored) -> None:
    """Let the story of a deal come back with it."""
    _take_out(event.removed_at, deal_id=event.deal_id)


@on(CompanyRemoved)
def put_the_talks_away(event: CompanyRemoved) -> None:
    """Let the talks with a company go into the basket with it."""
    _put_away(event.at, company_id=event.company_id)


@on(CompanyRestored)
def take_the_talks_out(event: CompanyRestored) -> None:
    """Let the talks with a company come back with it."""
    _take_out(event.removed_at, company_id=event.company_id)


@on(PersonRemoved)
def put_private_talks_away(event: PersonRemoved) -> None:
    """Let the talks go that only the person had; those about a company or a deal stay."""
    _put_away(event.at, person_id=event.person_id, company_id=None, deal_id=None)


@on(PersonRestored)
def take_private_talks_out(event: PersonRestored) -> None:
    """Let those talks come back."""
    _take_out(event.removed_at, person_id=event.person_id, company_id=None, deal_id=None)


@on(events.StepReplanned)
def let_meetings_go_on(event: events.StepReplanned) -> None:
    """Keep a meeting at its time when the step that carried it became something else (M4.3)."""
    actions.go_on_beside(event=event)


@on(events.StepFinished)
def settle_meetings(event: events.StepFinished) -> None:
    """Let the meetings of a deal stand where they belong after one of its steps was done."""
    actions.settle_meetings(event=event)


@on(events.DealHandedOver)
def hand_the_meetings_over(event: events.DealHandedOver) -> None:
    """Let the new owner hold the meetings that stand beside the steps."""
    mine = Meeting.objects.filter(deal_id=event.deal_id, state="planned").values("to_do")
    open_ones = ToDo.objects.filter(pk__in=mine, owner_id=event.from_id, done_at=None)
    open_ones.update(owner_id=event.to_id)


@on(PeopleMerged)
def bring_the_meetings_of_the_person(event: PeopleMerged) -> None:
    """Let the kept person come wherever the other one was to come."""
    theirs = MeetingGuest.objects.filter(person_id=event.other_id)
    both = MeetingGuest.objects.filter(person_id=event.kept_id).values("meeting")
    theirs.filter(meeting__in=both).delete()
    theirs.update(person_id=event.kept_id)


@on(events.DealRemoved)
def put_the_meetings_away(event: events.DealRemoved) -> None:
    """Let the meetings about a deal go into the basket with it."""
    here = Meeting.objects.filter(removed_at=None, deal_id=event.deal_id)
    here.update(removed_at=event.at)


@on(events.DealRestored)
def take_the_meetings_out(event: events.DealRestored) -> None:
    """Let the meetings about a deal come back with it."""
    gone = Meeting.objects.filter(removed_at=event.removed_at, deal_id=event.deal_id)
    gone.update(removed_at=None)
