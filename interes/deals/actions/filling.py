"""Write what a move asked for: facts, added fields, people, ticks and a talk, as one act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from interes.clients import actions as clients
from interes.deals.actions import planning
from interes.deals.actions.answers import answer_questions
from interes.deals.actions.change import change
from interes.deals.actions.people import add_person, set_main_person
from interes.deals.actions.tags import tag_deal
from interes.deals.actions.ticks import tick
from interes.deals.events import TalkTold
from interes.deals.models import Deal
from interes.foundation import events
from interes.team.models import User


@dataclass(frozen=True, slots=True)
class Filling:
    """What a person adds to a deal so that it may go on; what is not named stays as it is."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    custom: Mapping[int, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    main: int | None = None
    ticks: tuple[int, ...] = ()
    inn: str = ""
    answers: Mapping[int, str] = field(default_factory=dict)
    talk: str = ""
    talk_kind: str = "call"


def fill(deal_id: int, filling: Filling, *, by: User, at: datetime) -> None:
    """Write it all inside the act that needs it; raises what each of the acts raises."""
    for name, value in filling.facts.items():
        change(deal_id=deal_id, field=name, value=value, by=by)
    if filling.tags:
        tag_deal(deal_id=deal_id, add=filling.tags, by=by)
    if filling.custom:
        clients.set_customs(record=planning.locked(deal_id), values=filling.custom, by=by)
    _invite(deal_id, filling, by)
    if filling.answers:
        answer_questions(deal_id=deal_id, answers=filling.answers, by=by, at=at)
    for item in filling.ticks:
        tick(deal_id=deal_id, item_id=item, by=by, at=at)
    _tell(planning.locked(deal_id), filling, by, at)


def _tell(deal: Deal, filling: Filling, by: User, at: datetime) -> None:
    """Write what belongs to rooms beside: the INN of the company, and the talk."""
    if filling.inn and deal.company_id:
        clients.change_company(company_id=deal.company_id, field="inn", value=filling.inn, by=by)
    if filling.talk:
        told = TalkTold(deal.pk, deal.company_id, filling.talk_kind, filling.talk, by.pk, at)
        events.publish(told)


def _invite(deal_id: int, filling: Filling, by: User) -> None:
    people = (filling.main, *filling.people) if filling.main else filling.people
    for person in people:
        add_person(deal_id=deal_id, person_id=person, by=by)
    if filling.main:
        set_main_person(deal_id=deal_id, person_id=filling.main, by=by)
