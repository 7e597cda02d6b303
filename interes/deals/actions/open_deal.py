"""Open a deal: an interest someone has, with the first step to do."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.utils.translation import gettext as _

from interes.clients.models import Company, Source
from interes.deals import queries
from interes.deals.actions import planning
from interes.deals.actions.answers import answer_questions
from interes.deals.actions.judging import judge
from interes.deals.actions.readiness import ensure_ready
from interes.deals.events import DealOpened
from interes.deals.models import Deal, DealPerson, Stage
from interes.deals.rules import Plan
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class SourceMissing(Refusal):
    """Nobody said by which channel the interest came (M3.1)."""


class Facts(TypedDict, total=False):
    """What may be known of a deal from the start."""

    kind: str
    source: Source | None
    product: str
    amount: Decimal | None
    currency: str
    expected_date: object
    about: str
    custom: dict[str, Any]


@act
def open_deal(  # noqa: PLR0913 - what a deal can't be without
    *,
    by: User,
    at: datetime,
    title: str,
    company: Company | None,
    channel: str,
    step: Plan | None,
    owner: User | None = None,
    stage: Stage | None = None,
    people: Sequence[int] = (),
    answers: Mapping[int, str] | None = None,
    **facts: Unpack[Facts],
) -> Deal:
    """Open a deal with its first step; its product and the industry choose where it begins.

    `answers` to what qualifies a client may come right away.
    Raises StepMissing, SourceMissing, AnswerUnclear, NotReady, NotAllowed.
    """
    ensure(by, "deals.create")
    plan = planning.check(step)
    if channel not in Deal.Channel.values:
        raise SourceMissing(_("Ask how they heard of us and choose the channel."), field="channel")
    stage = stage or queries.first_stage(queries.pipeline_for(facts.get("product", ""), company))
    step_id = planning.next_step_id()
    deal = Deal.objects.create(
        title=title.strip(),
        company=company,
        channel=channel,
        owner=owner or by,
        next_step_id=step_id,
        **_standing_in(stage, at),
        **facts,
    )
    planning.keep(step_id, deal, plan, at)
    _take_part(deal, people)
    _qualify(deal, answers or {}, by, at)
    ensure_ready(deal, stage.pk, is_new=True)
    events.publish(DealOpened(deal_id=deal.pk, company_id=deal.company_id, by_id=by.pk, at=at))
    return deal


def _standing_in(stage: Stage, at: datetime) -> dict[str, Any]:
    """Return where a deal begins, and since when."""
    began = {"stage_since": at, "created_at": at}
    return {"pipeline_id": stage.pipeline_id, "stage": stage, **began}


def _qualify(deal: Deal, answers: Mapping[int, str], by: User, at: datetime) -> None:
    """Judge the client, by answers that were given already too."""
    if answers:
        answer_questions(deal_id=deal.pk, answers=answers, by=by, at=at)
    else:
        judge([deal.pk])


def _take_part(deal: Deal, people: Sequence[int]) -> None:
    """Note who takes part; the first one is the main contact."""
    DealPerson.objects.bulk_create(
        DealPerson(deal=deal, person_id=person, is_main=n == 0) for n, person in enumerate(people)
    )
