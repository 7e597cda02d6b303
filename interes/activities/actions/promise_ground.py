"""What every act with a promise begins and ends with: it is locked, and its deal is told."""

from typing import Any

from django.utils.translation import gettext as _

from interes.activities.models import Promise
from interes.deals.models import Deal
from interes.foundation import events
from interes.foundation.history import last_change
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class PromiseUnclear(Refusal):
    """A promise that does not say who promised what to whom and by when."""


class EndedAlready(Refusal):
    """Somebody marked the promise before; the second is told who, and how."""


def hold_promise(*, promise_id: int) -> None:
    """Keep others from a promise until the transaction is over; its deal is held before it."""
    held = Promise.objects.filter(pk=promise_id)
    lock_deal(held.values_list("deal_id", flat=True).first())
    held.select_for_update(of=("self",)).first()


def locked(promise_id: int, by: User, verb: str = "activities.change") -> Promise:
    """Return a promise, locked until the act is over, its deal before it; raises NotAllowed."""
    hold_promise(promise_id=promise_id)
    one = Promise.objects.select_related("owner").get(pk=promise_id)
    ensure(by, verb, one)
    return one


def lock_deal(deal_id: int | None) -> None:
    """Lock a deal, as every act does before what belongs to it."""
    if deal_id:
        Deal.objects.select_for_update(of=("self",)).filter(pk=deal_id).first()


def ensure_open(one: Promise) -> None:
    """Stop if the promise ended before, and say who marked it; raises EndedAlready."""
    if one.is_open:
        return
    user, _at = last_change(one)
    who = User.objects.filter(pk=user).first() if user else None
    words = {"state": one.get_state_display(), "who": who or ""}
    if who is None:
        raise EndedAlready(_("It is marked already: %(state)s.") % words)
    raise EndedAlready(_("%(who)s has marked it already: %(state)s.") % words)


def write(one: Promise, facts: dict[str, Any]) -> None:
    """Write these facts of a promise and nothing else."""
    for name, value in facts.items():
        setattr(one, name, value)
    one.save(update_fields=list(facts))


def announce(one: Promise, kind: type[Any], **facts: Any) -> None:
    """Tell the house what became of a promise."""
    told = {name: getattr(one, name) for name in ("side", "deal_id", "company_id", "owner_id")}
    events.publish(kind(promise_id=one.pk, **told, **facts))
