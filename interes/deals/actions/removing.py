"""Put deals into the basket, and take them out of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.actions.standing import stand_in_use
from interes.deals.events import DealRemoved, DealRestored
from interes.deals.models import Deal
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class NotInTheBasket(Refusal):
    """It is here already, or was removed meanwhile."""


class CompanyInTheBasket(Refusal):
    """A deal can't be here without its company."""


@act
def remove(*, deal_id: int, by: User, at: datetime) -> Deal:
    """Put a deal into the basket: its step and its story are out of sight too.

    Raises NotInTheBasket, NotAllowed.
    """
    deal = planning.locked(deal_id)
    ensure(by, "deals.remove", deal)
    if deal.removed_at is not None:
        raise NotInTheBasket(_("It is in the basket already."))
    put_away(deal, at)
    return deal


@act
def restore(*, deal_id: int, by: User) -> Deal:
    """Take a deal out of the basket, into a stage in use if it is open.

    Raises NotInTheBasket, CompanyInTheBasket, NotAllowed.
    """
    deal = planning.locked(deal_id)
    ensure(by, "deals.remove", deal)
    if deal.removed_at is None:
        raise NotInTheBasket(_("It is not in the basket."))
    if deal.company is not None and deal.company.removed_at is not None:
        sentence = _("Its company is in the basket too: take %(company)s out first.")
        raise CompanyInTheBasket(sentence % {"company": deal.company})
    take_out(deal)
    return deal


def put_away(deal: Deal, at: datetime) -> None:
    """Put a locked deal into the basket, with its story."""
    deal.removed_at = at
    deal.save(update_fields=["removed_at"])
    events.publish(DealRemoved(deal_id=deal.pk, at=at))


def take_out(deal: Deal) -> None:
    """Take a locked deal out of the basket, with what went along."""
    removed_at, deal.removed_at = deal.removed_at, None
    moved = ["stage", "pipeline"] if deal.is_open and stand_in_use(deal) else []
    deal.save(update_fields=["removed_at", *moved])
    if removed_at is not None:
        events.publish(DealRestored(deal_id=deal.pk, removed_at=removed_at))
