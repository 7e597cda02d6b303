"""End a deal: won, or refused with a reason (M4.5). There is no third way."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.utils.translation import gettext as _

from interes.clients import actions as clients
from interes.deals.actions import competition, planning
from interes.deals.actions.filling import Filling, fill
from interes.deals.actions.mailing import put_on_mailing_list
from interes.deals.actions.planning import AlreadyClosed
from interes.deals.actions.readiness import ensure_ready
from interes.deals.actions.rivals import named_rival
from interes.deals.events import DealRefused, DealWon
from interes.deals.models import Closure, Deal, RefusalReason, Rival, Step
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

__all__ = [
    "AlreadyClosed",
    "ComesBackTooEarly",
    "ReasonMissing",
    "RivalMissing",
    "refuse",
    "win",
]


class ReasonMissing(Refusal):
    """A refusal without a reason."""


class RivalMissing(Refusal):
    """A deal lost to a rival whom nobody named."""


class ComesBackTooEarly(Refusal):
    """The day to come back is not ahead."""


class Lesson(TypedDict, total=False):
    """What else is kept of a refusal."""

    rival: str
    note: str
    come_back_date: date | None
    mailing_list: bool


@act
def win(
    *,
    deal_id: int,
    by: User,
    at: datetime,
    note: str = "",
    filling: Filling | None = None,
    beaten: Collection[int] | None = None,
) -> Deal:
    """Close an open deal as won; its company becomes a client.

    `filling` is what the stages still ask for, `beaten` are the rivals we have beaten; without it
    all those of the deal. Raises AlreadyClosed, NotReady, NotAllowed.
    """
    deal = planning.locked_open(deal_id)
    ensure(by, "deals.change", deal)
    if filling is not None:
        fill(deal_id, filling, by=by, at=at)
        deal = planning.locked(deal_id)
    ensure_ready(deal, None)
    closure = Closure.objects.create(deal=deal, outcome="won", note=note.strip(), by=by, at=at)
    competition.beat(deal, closure, beaten)
    _close(deal, closure, at, Step.State.DONE)
    if deal.company_id:
        clients.become_client(company_id=deal.company_id, by=by)
    events.publish(DealWon(deal_id=deal.pk, company_id=deal.company_id, by_id=by.pk, at=at))
    return deal


@act
def refuse(
    *,
    deal_id: int,
    reason: RefusalReason | None,
    by: User,
    at: datetime,
    **lesson: Unpack[Lesson],
) -> Deal:
    """Close an open deal as refused for a reason, and if wanted with a day to come back.

    An unpromising client is put on the mailing list in the same act (`mailing_list`).

    Raises ReasonMissing, RivalMissing, ComesBackTooEarly, AlreadyClosed, NotAllowed.
    """
    if reason is None:
        raise ReasonMissing(_("Choose why they refused."), field="reason")
    deal = planning.locked_open(deal_id)
    ensure(by, "deals.change", deal)
    closure = Closure.objects.create(
        deal=deal,
        outcome="refused",
        reason=reason,
        rival=_rival(reason, lesson.get("rival", "")),
        note=lesson.get("note", "").strip(),
        come_back_date=_day_to_come_back(lesson.get("come_back_date"), at),
        by=by,
        at=at,
    )
    if closure.rival is not None:
        competition.meet(deal, closure.rival, at)
    _close(deal, closure, at, Step.State.DROPPED)
    if lesson.get("mailing_list"):
        put_on_mailing_list(deal_id=deal.pk, by=by, at=at)
    told: dict[str, Any] = {"deal_id": deal.pk, "company_id": deal.company_id}
    events.publish(DealRefused(**told, closure_id=closure.pk, by_id=by.pk, at=at))
    return deal


def _close(deal: Deal, closure: Closure, at: datetime, step_state: str) -> None:
    planning.drop_planned(deal, at, state=step_state)
    deal.state, deal.closure, deal.closed_at = closure.outcome, closure, at
    deal.next_step = None
    deal.save(update_fields=["state", "closure", "closed_at", "next_step", "changed_at"])


def _rival(reason: RefusalReason, name: str) -> Rival | None:
    if not reason.asks_rival:
        return None
    found = named_rival(name)
    if found is None:
        raise RivalMissing(_("Name the rival they chose."), field="rival")
    return found


def _day_to_come_back(day: date | None, at: datetime) -> date | None:
    if day is not None and day <= at.date():
        raise ComesBackTooEarly(_("Choose a day after today."), field="come_back_date")
    return day
