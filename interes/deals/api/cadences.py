"""Situations for programs: what the company has set, in which one a deal is, what is next in it."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from interes.deals import actions, queries
from interes.deals.actions import SITUATION_FACTS, SituationFacts
from interes.deals.api import examples, reading, schemas
from interes.deals.api.cadence_schemas import (
    NewSituation,
    Proposal,
    Situate,
    Situation,
    SituationChange,
)
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, answered, whole
from interes.ui.api.types import AskedKey

cadences = Room("deals", "situations of deals")

SITUATION = {
    "id": 2,
    "name_ru": "Выбор",
    "name_en": "Choosing",
    "is_active": True,
    "first_after": 3,
    "every": "week",
    "every_days": 1,
    "channels": ["call", "letter", "call", "meeting"],
    "say_ru": "Спросить, с кем сравнивают",
    "say_en": "Ask whom they compare us with",
    "most_attempts": 4,
    "most_days": 60,
    "stage_ids": [5],
}
_SENT = {name: SITUATION[name] for name in ("name_ru", "name_en", "every", "say_ru", "most_days")}
_PROPOSAL = {
    "kind": "call",
    "text": "Ask whom they compare us with",
    "due_at": "2026-11-25T12:00:00+03:00",
    "why": "Choosing: call, once a week; last talk 5 days ago",
    "asks": False,
}


@cadences.get("/situations", "deals.see", answer=Page[Situation], example=[SITUATION])
def list_situations(request: HttpRequest) -> HttpResponse:
    """List why clients do not decide yet, each with its cadence."""
    del request
    rows = queries.situations_to_set().values("id", "is_active", *SITUATION_FACTS)
    return whole(list(rows))


@cadences.post(
    "/situations",
    "settings.change",
    answer=Situation,
    status=201,
    example=SITUATION,
    sent=_SENT,
)
def add_situation(request: HttpRequest, sent: NewSituation) -> HttpResponse:
    """Add a situation with its cadence."""
    made = actions.add_situation(facts=SituationFacts(**sent.said()), by=visitor(request))
    at = f"{request.path}/{made.pk}"
    return answered(request, _situation(made.pk), status=201, at=at)


@cadences.patch(
    "/situations/{situation_id}",
    "settings.change",
    answer=Situation,
    example=SITUATION,
    sent={"first_after": 2},
)
def change_situation(
    request: HttpRequest, situation_id: AskedKey, sent: SituationChange
) -> HttpResponse:
    """Change what is named of a situation; `is_active` takes it out of use or back."""
    with transaction.atomic():
        locked = queries.situations_to_set().select_for_update().filter(pk=situation_id).first()
        if locked is None:
            raise Problem("not-found")
        said, me = sent.said(), visitor(request)
        if "is_active" in said:
            actions.use_situation(situation_id=situation_id, is_active=said.pop("is_active"), by=me)
        if said:
            facts = {name: getattr(locked, name) for name in SITUATION_FACTS} | said
            actions.change_situation(
                situation_id=situation_id, facts=SituationFacts(**facts), by=me
            )
    return answered(request, _situation(situation_id))


@cadences.post(
    "/deals/{deal_id}/situation",
    "deals.change",
    answer=schemas.Deal,
    example=examples.DEAL,
    sent={"situation": 2},
)
def situate_deal(request: HttpRequest, deal_id: AskedKey, sent: Situate) -> HttpResponse:
    """Say in which situation the client thinks; the next step is planned by its cadence."""
    one = reading.one_of(queries.situations_to_set(), "situation", sent.situation)
    with transaction.atomic():
        reading.locked(request, deal_id)
        actions.situate(
            deal_id=deal_id, situation=one, by=visitor(request), at=timezone.localtime()
        )
    return answered(request, reading.record(deal_id))


@cadences.get("/deals/{deal_id}/proposal", "deals.see", answer=Proposal, example=_PROPOSAL)
def propose_step(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Read what the product would plan next in an open deal as it stands, and why."""
    deal = reading.seen(request, deal_id)
    if not deal.is_open:
        raise actions.AlreadyClosed(_("This deal is closed already. Reopen it to go on working."))
    found = queries.proposed(deal, now=timezone.localtime())
    told = {"kind": found.plan.kind, "text": found.plan.text, "due_at": found.plan.due_at}
    return answered(request, told | {"why": found.why, "asks": found.asks})


def _situation(key: int) -> dict[str, Any]:
    rows = queries.situations_to_set().filter(pk=key)
    return dict(rows.values("id", "is_active", *SITUATION_FACTS)[0])
