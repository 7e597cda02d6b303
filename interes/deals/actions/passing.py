"""Pass a deal on to who does the stage best; until they accept, the passer stays responsible."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.actions.working import give_back, let_work
from interes.deals.events import DealAccepted, DealOffered, DealReturned
from interes.deals.models import Deal, DealPassing
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.edits import write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

LONGEST_NOTE = 2000


class NoteMissing(Refusal):
    """A deal is passed on or returned without a word, or with too many."""


class OfferedAlready(Refusal):
    """The deal is offered to somebody, or works with them already."""


class OfferGone(Refusal):
    """The offer was answered or withdrawn meanwhile, or was made to somebody else."""


@act
def offer_passing(*, deal_id: int, to: User, note: str, by: User, at: datetime) -> DealPassing:
    """Offer the work on an open deal to a colleague, with what was promised and what matters.

    Nothing else changes until they accept. Raises NoteMissing, OfferedAlready, AlreadyClosed,
    NotAllowed.
    """
    deal = planning.locked_open(deal_id)
    ensure(by, "deals.change", deal)
    kept = _note(note, _("Write what was promised and what matters: they begin with it."))
    if DealPassing.objects.filter(deal=deal, state=DealPassing.State.OFFERED).exists():
        raise OfferedAlready(_("The deal is offered to somebody already. Withdraw that first."))
    responsible = deal.worker_id or deal.owner_id
    if not to.is_active or to.pk == responsible:
        raise OfferedAlready(_("Choose another colleague: this one has it already."), field="to")
    passing = DealPassing.objects.create(
        deal=deal,
        stage_id=deal.stage_id,
        from_user_id=responsible,
        to_user=to,
        note=kept,
        offered_at=at,
    )
    events.publish(DealOffered(deal.pk, passing.pk, responsible, to.pk, by.pk, at))
    return passing


@act
def accept_passing(*, deal_id: int, by: User, at: datetime) -> Deal:
    """Take the work over: the planned step becomes theirs; the client keeps its window, the owner.

    Raises OfferGone, AlreadyClosed.
    """
    deal = planning.locked_open(deal_id)
    passing = _offer_to(deal, by)
    write(passing, {"state": DealPassing.State.ACCEPTED, "answered_at": at})
    let_work(deal, by, at, former=passing.from_user)
    events.publish(DealAccepted(deal.pk, passing.pk, passing.from_user_id, by.pk, by.pk, at))
    return deal


@act
def return_passing(*, deal_id: int, note: str, by: User, at: datetime) -> DealPassing:
    """Say no to an offer, and why; nothing else changes. Raises OfferGone, NoteMissing."""
    deal = planning.locked_open(deal_id)
    passing = _offer_to(deal, by)
    said = _note(note, _("Write why it goes back: what is missing, or who would do it better."))
    facts = {"state": DealPassing.State.RETURNED, "answered_at": at, "answer_note": said}
    write(passing, facts)
    events.publish(DealReturned(deal.pk, passing.pk, passing.from_user_id, by.pk, by.pk, at))
    return passing


@act
def withdraw_passing(*, deal_id: int, by: User, at: datetime) -> DealPassing:
    """Take an offer back before it is answered; raises OfferGone, NotAllowed."""
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    passing = _open_offer(deal)
    if passing is None:
        raise OfferGone(_("This offer was answered or withdrawn meanwhile."))
    write(passing, {"state": DealPassing.State.WITHDRAWN, "answered_at": at})
    return passing


@act
def take_work_back(*, deal_id: int, by: User, at: datetime) -> Deal:
    """Let the owner work the deal again; raises AlreadyClosed, NotAllowed."""
    deal = planning.locked_open(deal_id)
    ensure(by, "deals.change", deal)
    give_back(deal, by.pk, at)
    return deal


def _open_offer(deal: Deal) -> DealPassing | None:
    offers = DealPassing.objects.select_for_update(of=("self",)).select_related("from_user")
    return offers.filter(deal=deal, state=DealPassing.State.OFFERED).first()


def _offer_to(deal: Deal, by: User) -> DealPassing:
    passing = _open_offer(deal)
    if passing is None or passing.to_user_id != by.pk:
        raise OfferGone(_("This offer was answered or withdrawn meanwhile."))
    return passing


def _note(text: str, missing: str) -> str:
    kept = text.strip()
    if not kept:
        raise NoteMissing(missing, field="note")
    if len(kept) > LONGEST_NOTE:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": LONGEST_NOTE}
        raise NoteMissing(sentence, field="note")
    return kept
