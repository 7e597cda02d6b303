"""Resume a closed deal; what was learnt at its end stays (M4.5)."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from interes.clients import actions as clients
from interes.deals.actions import planning
from interes.deals.actions.judging import judge
from interes.deals.actions.standing import stand_in_use
from interes.deals.events import DealReopened
from interes.deals.models import Deal, Step
from interes.deals.rules import Plan
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User
from interes.team.queries import colleagues


class StillOpen(Refusal):
    """The deal is not closed."""


@act
def reopen(*, deal_id: int, by: User, at: datetime, step: Plan | None) -> Deal:
    """Open a closed deal again in the stage it ended in, with a next step.

    If that stage or its pipeline is out of use by now, it goes on in the nearest one in use.
    The step is for whoever reopens if the one it was meant for does not work here any more.
    Raises StillOpen, StepMissing, NotAllowed.
    """
    plan = planning.check(step)
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    plan = _for_someone_here(plan, deal, by)
    if deal.is_open:
        raise StillOpen(_("This deal is open already."))
    deal.state, deal.closure, deal.closed_at = Deal.State.OPEN, None, None
    deal.next_step_id = planning.next_step_id()
    if stand_in_use(deal):
        deal.stage_since = at
    deal.save()
    planning.keep(deal.next_step_id, deal, plan, at)
    judge([deal_id])
    events.publish(DealReopened(deal_id=deal.pk, company_id=deal.company_id, by_id=by.pk, at=at))
    return deal


@act
def undo_close(*, deal_id: int, by: User, at: datetime) -> Deal:
    """Reopen a deal that was closed by mistake, with the step that was planned then.

    Raises StillOpen, StepMissing, NotAllowed.
    """
    deal = planning.locked(deal_id)
    if deal.state == Deal.State.WON and deal.company_id is not None:
        _not_a_client_after_all(deal, deal.company_id)
    last = Step.objects.filter(deal=deal, finished_at=deal.closed_at).order_by("-id").first()
    return reopen(deal_id=deal_id, by=by, at=at, step=_again(last))


def _not_a_client_after_all(deal: Deal, company_id: int) -> None:
    """Take back what winning made of the company, unless it bought something else."""
    others = Deal.objects.filter(company=company_id, state=Deal.State.WON).exclude(pk=deal.pk)
    if not others.exists():
        clients.be_what_it_was(company_id=company_id, by=None)


def _for_someone_here(plan: Plan, deal: Deal, by: User) -> Plan:
    wanted = plan.owner_id or deal.owner_id
    is_here = colleagues(by).filter(pk=wanted).exists()
    return replace(plan, owner_id=wanted if is_here else by.pk)


def _again(step: Step | None) -> Plan | None:
    if step is None:
        return None
    return Plan(
        text=step.text,
        due_at=step.due_at,
        kind=step.kind,
        owner_id=step.owner_id,
        has_time=step.has_time,
    )
