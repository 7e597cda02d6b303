"""Say whom a deal competes with, how strong they are there, and whom we have beaten (M5.5)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.actions.read_sum import CURRENCIES
from interes.deals.actions.rivals import LONGEST, RivalUnclear, named_rival
from interes.deals.models import Closure, Deal, DealRival, Rival
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

COMPETITION_FACTS = ("standing", "amount", "currency", "terms", "evidence", "since")


class CompetesNot(Refusal):
    """The rival is not, or not any more, among those of the deal."""


@act
def add_deal_rival(
    *,
    deal_id: int,
    rival: Rival | str,
    by: User,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
) -> DealRival:
    """Note that a deal competes with a rival, named by a name too; a new name is written down.

    Said again, only what is told (`COMPETITION_FACTS`) is written. Raises RivalUnclear, NotAllowed.
    """
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    found = named_rival(rival) if isinstance(rival, str) else rival
    if found is None:
        raise RivalUnclear(_("Say whom or what the deal competes with."), field="rival")
    part, _made = _meet(deal, found, at)
    write(part, _checked(facts or {}))
    return part


@act
def tell_deal_rival(
    *,
    deal_id: int,
    rival_id: int,
    facts: Mapping[str, Any],
    by: User,
    seen: Seen | None = None,
) -> DealRival:
    """Write how strong a rival is in a deal, and what it offers; what is not named stays.

    Raises CompetesNot, RivalUnclear, ChangedByBoth, NotAllowed.
    """
    part = _part(deal_id, rival_id, by)
    write(part, agreed(part, _checked(facts), seen))
    return part


@act
def remove_deal_rival(*, deal_id: int, rival_id: int, by: User) -> None:
    """Note that a rival does not compete any more; the history remembers it."""
    _part(deal_id, rival_id, by).delete()


def meet(deal: Deal, rival: Rival, at: datetime) -> None:
    """Note the rival to whom a deal was lost among those it competed with."""
    part, made = _meet(deal, rival, at)
    if made:
        write(part, {"standing": DealRival.Standing.LEADING})


def beat(deal: Deal, closure: Closure, rival_ids: Collection[int] | None) -> None:
    """Note whom we have beaten by winning a deal: those named, or all its rivals."""
    beaten = DealRival.objects.filter(deal=deal)
    if rival_ids is not None:
        beaten = beaten.filter(rival__in=rival_ids)
    beaten.update(beaten_in=closure)


def _meet(deal: Deal, rival: Rival, at: datetime) -> tuple[DealRival, bool]:
    begun = {"since": localdate(at), "currency": deal.currency}
    return DealRival.objects.get_or_create(deal=deal, rival=rival, defaults=begun)


def _part(deal_id: int, rival_id: int, by: User) -> DealRival:
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    part = DealRival.objects.filter(deal=deal, rival=rival_id).first()
    if part is None:
        raise CompetesNot(_("This rival is not in the deal any more."))
    return part


def _checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in facts.items() if name in COMPETITION_FACTS}
    if kept.get("standing", "") not in {"", *DealRival.Standing.values}:
        raise RivalUnclear(_("Choose how strong they are."), field="standing")
    if kept.get("currency", CURRENCIES[0]) not in CURRENCIES:
        raise RivalUnclear(_("Choose one of the offered."), field="currency")
    if kept.get("since", "") is None:
        del kept["since"]
    for name in ("terms", "evidence"):
        if name in kept:
            kept[name] = kept[name].replace("\r\n", "\n").strip()[:LONGEST]
    return kept
