"""Give a deal, with its planned step, to another person."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.deals import queries
from interes.deals.actions import planning
from interes.deals.actions.working import begins_today, drop_offer, give_back
from interes.deals.events import DealHandedOver, StepReplanned
from interes.deals.models import Deal
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.edits import write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User
from interes.ui import formats


class NotFree(Refusal):
    """A colleague works on the deal, and has not forgotten it for long enough."""


@act
def hand_over(*, deal_id: int, to: User, by: User, at: datetime) -> Deal:
    """Give the deal to a colleague; the step goes along if it was the old owner's.

    One that is late by then is planned for today. Raises NotAllowed, AlreadyClosed.
    """
    deal = planning.locked_open(deal_id)
    ensure(by, "deals.change", deal)
    return _give(deal, to, by, at)


@act
def take(*, deal_id: int, by: User, at: datetime) -> Deal:
    """Pick a colleague's deal up: at any time as a head, else when it was forgotten (M4.7).

    A step that is late by then is planned for today. Raises NotFree, NotAllowed, AlreadyClosed.
    """
    ensure(by, "deals.take")
    deal = planning.locked_open(deal_id)
    if deal.owner_id != by.pk:
        _ensure_free(deal, by, at)
    return _give(deal, by, by, at, wholly=True)


def _ensure_free(deal: Deal, by: User, at: datetime) -> None:
    state = queries.climb_state(deal, at)
    if state is None or state.may_be_taken(deal, by):
        return
    sentence = _(
        "%(owner)s works on this deal. If nothing is done, a colleague may take it from %(moment)s."
    )
    free_at = formats.moment(state.climb.free_at)
    raise NotFree(sentence % {"owner": deal.owner.name, "moment": free_at})


def _give(deal: Deal, to: User, by: User, at: datetime, *, wholly: bool = False) -> Deal:
    """Make somebody the owner; who takes a deal wholly works it too, whoever did before."""
    former = deal.owner
    if wholly or deal.worker_id == to.pk:
        give_back(deal, by.pk, at)
    drop_offer(deal.pk, at, to=to)
    if former.pk == to.pk:
        return deal
    begins, step = begins_today(deal, former, at), deal.next_step
    deal.owner = to
    deal.save(update_fields=["owner", "changed_at"])
    if step is not None and step.owner_id == former.pk:
        before = StepReplanned.before(step)
        write(step, {"owner": to} | begins)
        if begins:
            events.publish(before)
    events.publish(
        DealHandedOver(
            deal_id=deal.pk,
            company_id=deal.company_id,
            from_id=former.pk,
            to_id=to.pk,
            by_id=by.pk,
            at=at,
        )
    )
    return deal
