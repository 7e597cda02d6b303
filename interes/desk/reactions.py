"""What the desk does when deals announce something: whom it concerns is told."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from interes.activities.events import PromiseBroken, PromiseDue
from interes.deals import events
from interes.deals.models import Deal, DealPassing
from interes.desk.actions import notify, tell_of_promise
from interes.desk.queries import when
from interes.foundation.events import on
from interes.team.models import User

COLLEAGUE = 2


@on(events.DealClimbed)
def tell_of_a_forgotten_deal(event: events.DealClimbed) -> None:
    """Tell the head whom it climbs to, and the owner whose it is."""
    deal = _deal(event.deal_id)
    step = deal.steps.select_related("owner").get(pk=event.step_id)
    # Somebody may work the deal of another at its stage: both are told.
    whose = [event.owner_id, deal.owner_id]
    facts = _facts(deal, str(step)) | {
        "owner": step.owner.name,
        "to": _name(event.to_id),
        "due": when(event.due_at, has_time=step.has_time),
    }
    about = f"{event.step_id}-{event.due_at.timestamp():.0f}"
    if event.level == COLLEAGUE:
        _tell(deal, "deal_is_free", [event.to_id, *whose], about, event, facts)
        return
    _tell(deal, "climbed_to_me", [event.to_id], about, event, facts)
    # Where no head is left, the deal climbs to nobody who could be named.
    if event.to_id is not None:
        others = [one for one in whose if one != event.to_id]
        _tell(deal, "my_deal_climbed", others, about, event, facts)


@on(events.DealHandedOver)
def tell_of_other_hands(event: events.DealHandedOver) -> None:
    """Tell whose deal was taken, or who is given one, unless they did it themselves."""
    deal = _deal(event.deal_id)
    facts = _facts(deal, str(deal.next_step or ""))
    about = f"{event.deal_id}-{event.at.timestamp():.6f}"
    if event.from_id != event.by_id:
        taker = {"who": _name(event.to_id)}
        _tell(deal, "my_deal_taken", [event.from_id], about, event, facts | taker)
    if event.to_id != event.by_id:
        giver = {"who": _name(event.by_id)}
        _tell(deal, "deal_given", [event.to_id], about, event, facts | giver)


@on(events.DealCameBack)
def tell_of_a_return(event: events.DealCameBack) -> None:
    """Tell the owner that a client wanted to be asked again today."""
    deal = _deal(event.deal_id)
    _tell(deal, "deal_came_back", [event.owner_id], str(event.closure_id), event, _facts(deal, ""))


@on(events.DealOffered)
def tell_of_an_offer(event: events.DealOffered) -> None:
    """Tell who is asked to work a deal, with what the passer wrote."""
    _tell_of_passing("deal_offered", event, to=event.to_id, who=event.from_id)


@on(events.DealAccepted)
def tell_of_acceptance(event: events.DealAccepted) -> None:
    """Tell the passer that somebody works it now."""
    _tell_of_passing("deal_accepted", event, to=event.from_id, who=event.to_id)


@on(events.DealReturned)
def tell_of_a_returned_offer(event: events.DealReturned) -> None:
    """Tell the passer that it is with them still, and why."""
    _tell_of_passing("deal_returned", event, to=event.from_id, who=event.to_id)


@on(events.DealGivenBack)
def tell_of_work_given_back(event: events.DealGivenBack) -> None:
    """Tell the owner that the work is theirs again, unless they took it themselves."""
    if event.to_id != event.by_id:
        deal = _deal(event.deal_id)
        about = f"{event.deal_id}-{event.at.timestamp():.6f}"
        facts = _facts(deal, str(deal.next_step or "")) | {"who": _name(event.from_id)}
        _tell(deal, "deal_given_back", [event.to_id], about, event, facts)


@on(PromiseDue)
def remind_of_a_promise(event: PromiseDue) -> None:
    """Remind of a promise before its term."""
    tell_of_promise(kind="promise_due", event=event)


@on(PromiseBroken)
def tell_of_a_broken_promise(event: PromiseBroken) -> None:
    """Tell that a promise was not kept in time."""
    tell_of_promise(kind="promise_broken", event=event)


def _tell_of_passing(
    kind: str,
    event: events.DealOffered | events.DealAccepted | events.DealReturned,
    *,
    to: int,
    who: int,
) -> None:
    passing = DealPassing.objects.get(pk=event.passing_id)
    deal = _deal(event.deal_id)
    facts = _facts(deal, passing.answer_note or passing.note) | {"who": _name(who)}
    _tell(deal, kind, [to], str(event.passing_id), event, facts)


def _tell(
    deal: Deal, kind: str, to: Sequence[int | None], about: str, event: Any, facts: dict[str, Any]
) -> None:
    notify(
        to=to,
        kind=kind,
        key=f"{kind} {about}",
        at=event.at,
        facts=facts,
        link=reverse("deals:deal", args=[deal.pk]),
    )


def _deal(deal_id: int) -> Deal:
    return Deal.objects.select_related("company", "owner", "next_step").get(pk=deal_id)


def _facts(deal: Deal, step: str) -> dict[str, Any]:
    """Return what every notice of a deal says: what it is, whose, and what was to be done."""
    company = str(deal.company) if deal.company else ""
    return {"deal": deal.title, "note": " · ".join(part for part in (company, step) if part)}


def _name(user_id: int | None) -> str:
    if user_id is None:
        return ""
    return User.objects.filter(pk=user_id).values_list("name", flat=True).first() or ""
