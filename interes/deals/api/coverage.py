"""How the buying roles of a deal are covered, and what should worry us, for programs (M5.2)."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from interes.deals import queries
from interes.deals.api import reading
from interes.deals.rules import coverage as covered
from interes.deals.rules import role_flags
from interes.foundation.buying import BuyingRole
from interes.ui.api import Room, answered
from interes.ui.api.types import Answer, AskedKey

coverage = Room("deals", "people of deals")

type Covered = Literal["unknown", "not_met", "against", "neutral", "for"]
type Worry = Literal[
    "no_economic", "against", "no_coach", "no_role", "silent", "reorganised", "new", "unsure"
]

EXAMPLE = {
    "roles": {"economic": "not_met", "user": "for", "technical": "unknown", "coach": "for"},
    "worries": [
        {"worry": "no_role", "role": "technical", "person": None, "days": None, "ask": 7},
        {"worry": "silent", "role": "economic", "person": 9, "days": 21, "ask": 9},
    ],
}


class RoleWorry(Answer):
    """What is wrong with the people of a deal, and whom to ask about it."""

    worry: Worry
    role: BuyingRole | None
    person: int | None
    days: int | None
    ask: int | None


class CoveredRoles(Answer):
    """How each role stands to us, and the worries, the worst first; none of a closed deal."""

    roles: dict[BuyingRole, Covered]
    worries: list[RoleWorry]


@coverage.get("/deals/{deal_id}/coverage", "deals.see", answer=CoveredRoles, example=EXAMPLE)
def read_coverage_of_deal(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Read which buying roles are covered, and what should worry us."""
    deal = reading.seen(request, deal_id)
    players = [one.player for one in queries.people_of(deal)]
    norms, today = queries.people_norms(), timezone.localdate()
    flags = role_flags(players, today=today, norms=norms) if deal.is_open else []
    worries = [
        {
            "worry": one.worry.value,
            "role": one.role or None,
            "person": one.person_id,
            "days": one.days,
            "ask": one.ask,
        }
        for one in flags
    ]
    roles = {role: how.value for role, how in covered(players).items()}
    return answered(request, {"roles": roles, "worries": worries})
