"""Deals that are passed on: the open offer, who works at a stage, and whom to ask first (M7.4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from interes.deals.models import Deal, DealPassing
from interes.deals.queries.strengths import strengths_at
from interes.deals.rules import Specialist, in_turn
from interes.team.models import User
from interes.team.queries import colleagues

# The offer that waits for its answer, asked for together with the deal.
OFFER = Subquery(
    DealPassing.objects.filter(deal=OuterRef("pk"), state=DealPassing.State.OFFERED).values(
        told=JSONObject(
            from_id="from_user",
            from_name="from_user__name",
            to_id="to_user",
            to_name="to_user__name",
            note="note",
            at="offered_at",
        )
    )
)


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer that waits for its answer."""

    from_id: int
    from_name: str
    to_id: int
    to_name: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be asked to work a deal, and what they have in hand."""

    id: int
    name: str
    load: int
    is_specialist: bool


def offer_in(told: Mapping[str, Any] | None) -> Offer | None:
    """Make the offer of what OFFER brought."""
    return Offer(**{**told, "at": datetime.fromisoformat(told["at"])}) if told else None


def candidates(deal: Deal, user: User, *, now: datetime) -> list[Candidate]:
    """Return whom to pass a deal on to, the proposed one first: specialists, then the others."""
    people = {one.pk: one for one in colleagues(user).exclude(pk=deal.worker_id or deal.owner_id)}
    here = [key for key in deal.stage.specialist_ids if key in people]
    loads = _loads(list(people))
    known = strengths_at(deal.pipeline_id, deal.stage_id, here, now=now)
    specialists = [Specialist(key, loads.get(key, 0), known.get(key)) for key in here]
    first = in_turn(specialists, is_great=_is_great(deal))
    others = [key for key in people if key not in set(first)]
    return [
        Candidate(key, people[key].name, loads.get(key, 0), key in set(first))
        for key in (*first, *others)
    ]


def working_on(user: User) -> Q:
    """Match the deals somebody works on: those passed to them, and their own not passed on."""
    return Q(worker=user) | Q(worker=None, owner=user)


def offered_to(user: User) -> QuerySet[DealPassing]:
    """Return the offers that wait for somebody's answer, the oldest first."""
    offers = DealPassing.objects.filter(
        to_user=user, state=DealPassing.State.OFFERED, deal__removed_at=None
    )
    known = offers.select_related("deal", "deal__company", "stage", "from_user")
    return known.order_by("offered_at", "id")


def passings_of(deal: Deal) -> QuerySet[DealPassing]:
    """Return how a deal went from hand to hand, the newest first."""
    known = deal.passings.select_related("stage", "from_user", "to_user")
    return known.order_by("-id")


def _loads(people: list[int]) -> dict[int, int]:
    """Return how many open deals each of these people works on."""
    open_deals = Deal.objects.filter(state=Deal.State.OPEN, removed_at=None)
    works = open_deals.annotate(works=Coalesce(F("worker"), F("owner")))
    counted = works.filter(works__in=people).values_list("works").annotate(n=Count("id"))
    return dict(counted.order_by())


def _is_great(deal: Deal) -> bool:
    """Tell whether the deal is large enough to go to the strongest."""
    least = deal.stage.great_from
    return least is not None and deal.amount is not None and deal.amount >= least
