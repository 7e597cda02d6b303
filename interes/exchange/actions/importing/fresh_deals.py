"""Keep thousands of new deals at once: their steps, endings and timelines in step with the law."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from interes.activities.models import Activity
from interes.clients.models import Company
from interes.deals.models import Closure, Deal, RefusalReason, Step
from interes.exchange.actions.importing.ledger import BATCH, new_ids

NOT_RECORDED = ("Не указана при импорте", "Not recorded at import")


def keep(deals: Sequence[Deal], at: datetime) -> None:
    """Keep the deals; steps and closures get their numbers first, because each names the other."""
    still_open = [deal for deal in deals if deal.is_open]
    closed = [deal for deal in deals if not deal.is_open]
    steps = list(_steps(still_open, at))
    closures = list(_closures(closed))
    Deal.objects.bulk_create(deals, batch_size=BATCH)
    Step.objects.bulk_create(steps, batch_size=BATCH)
    Closure.objects.bulk_create(closures, batch_size=BATCH)
    Activity.objects.bulk_create(_stories(deals, closures), batch_size=BATCH)
    won = {deal.company_id for deal in deals if deal.state == Deal.State.WON and deal.company_id}
    prospects = Company.objects.filter(pk__in=won, status=Company.Status.PROSPECT)
    prospects.update(status=Company.Status.CLIENT)


def decide_what_is_next() -> str:
    """Return the text of the step that an open deal is brought in with."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Decide what is next")


def no_reason_known() -> RefusalReason:
    """Return the reason for refusals whose file gives none; nobody can choose it."""
    ru, en = NOT_RECORDED
    return RefusalReason.objects.get_or_create(
        name_ru=ru, defaults={"name_en": en, "order": 99, "is_active": False}
    )[0]


def _steps(deals: Sequence[Deal], at: datetime) -> Iterable[Step]:
    text = decide_what_is_next()
    for deal, number in zip(deals, new_ids("step", len(deals)), strict=True):
        deal.next_step_id = number
        yield Step(
            id=number,
            deal=deal,
            kind=Step.Kind.OTHER,
            text=text,
            owner_id=deal.owner_id,
            due_at=at,
            planned_at=at,
        )


def _closures(deals: Sequence[Deal]) -> Iterable[Closure]:
    reason = no_reason_known() if any(d.state == Deal.State.REFUSED for d in deals) else None
    for deal, number in zip(deals, new_ids("closure", len(deals)), strict=True):
        deal.closure_id = number
        yield Closure(
            id=number,
            deal=deal,
            outcome=deal.state,
            reason=reason if deal.state == Deal.State.REFUSED else None,
            by_id=deal.owner_id,
            at=deal.closed_at or deal.created_at,
        )


def _stories(deals: Sequence[Deal], closures: Sequence[Closure]) -> Iterable[Activity]:
    """Begin and end each story as its seller would have seen it (activities.reactions)."""
    for deal in deals:
        yield _line(deal, Activity.Kind.OPENED, deal.created_at)
    for closure in closures:
        won = closure.outcome == Deal.State.WON
        kind = Activity.Kind.WON if won else Activity.Kind.REFUSED
        yield _line(closure.deal, kind, closure.at, **({} if won else {"closure": closure.pk}))


def _line(deal: Deal, kind: str, at: datetime, **facts: int) -> Activity:
    return Activity(
        kind=kind,
        at=at,
        by_id=deal.owner_id,
        deal=deal,
        company_id=deal.company_id,
        facts=facts,
    )
