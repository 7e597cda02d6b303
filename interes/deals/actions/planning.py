"""How a step is put into the database so that the next-step law holds at commit."""

from dataclasses import replace
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from interes.deals.events import StepReplanned
from interes.deals.models import Deal, Step
from interes.deals.rules import Plan
from interes.foundation import events
from interes.foundation.refusals import Refusal

LONGEST = 300


class StepMissing(Refusal):
    """An open deal was to be left without a planned step that says what to do."""


class AlreadyClosed(Refusal):
    """The deal was won or refused before."""


def next_step_id() -> int:
    """Take the number of a step before it is kept, because deal and step name each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('step', 'id'))")
        return int(cursor.fetchone()[0])


def keep(step_id: int, deal: Deal, plan: Plan, at: datetime) -> Step:
    """Keep the planned step that `deal.next_step_id` names already."""
    return Step.objects.create(
        id=step_id,
        deal=deal,
        kind=plan.kind,
        text=plan.text.strip(),
        owner_id=plan.owner_id or deal.owner_id,
        due_at=plan.due_at,
        has_time=plan.has_time,
        planned_at=at,
        why=dict(plan.why),
        is_proposed=plan.is_proposed,
    )


def check(plan: Plan | None, *, field: str = "step_text") -> Plan:
    """Return the plan, or raise StepMissing if there is none or it says nothing."""
    if plan is None or not plan.text.strip():
        raise StepMissing(_("Say what the next step is: an open deal always has one."), field=field)
    if len(plan.text.strip()) > LONGEST:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": LONGEST}
        raise StepMissing(sentence, field=field)
    return plan


def locked(deal_id: int) -> Deal:
    """Return the deal, locked until the act is over; all acts lock the deal before its steps.

    Its owner is not asked for in the same question: who waited for another owner would find none.
    """
    return Deal.objects.select_for_update().get(pk=deal_id)


def locked_open(deal_id: int) -> Deal:
    """Return the open deal, locked; raises AlreadyClosed."""
    deal = locked(deal_id)
    if not deal.is_open:
        raise AlreadyClosed(_("This deal is closed already. Reopen it to go on working."))
    return deal


def replace_planned(deal: Deal, plan: Plan, at: datetime) -> Step | None:
    """Put another step in place of the planned one; an appointment that comes sooner stays.

    Returns None if it does. The deal is locked and open.
    """
    step = Step.objects.get(pk=deal.next_step_id or 0)
    if step.has_time and at <= step.due_at <= plan.due_at:
        return None
    before = StepReplanned.before(step)
    drop_planned(deal, at)
    deal.next_step_id = next_step_id()
    deal.save(update_fields=["next_step", "changed_at"])
    following = replace(plan, owner_id=plan.owner_id or step.owner_id)
    kept = keep(deal.next_step_id, deal, following, at)
    events.publish(before)
    return kept


def drop_planned(deal: Deal, at: datetime, *, state: str = Step.State.DROPPED) -> None:
    """Finish the planned step of a deal that is being closed."""
    Step.objects.filter(deal=deal, state=Step.State.PLANNED).update(state=state, finished_at=at)
