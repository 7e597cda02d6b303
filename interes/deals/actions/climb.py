"""Let a forgotten deal climb: to the head, then to whoever will work it (M4.7)."""

from datetime import datetime

from django.db.models import Q

from interes.deals import queries
from interes.deals.actions import planning
from interes.deals.events import DealClimbed
from interes.deals.models import Deal, DealClimb, Step
from interes.deals.rules import Level
from interes.foundation import events
from interes.foundation.acts import act
from interes.team.models import User


@act
def climb(*, deal_id: int, at: datetime) -> Level:
    """Let a deal climb to where the rule has it by now, and tell of it once; return its level.

    Who finishes or moves the step at the same moment comes before or after, never in between.
    """
    deal = planning.locked(deal_id)
    state = queries.climb_state(deal, at) if deal.removed_at is None else None
    if state is None:
        return Level.OWNER
    known = max((jump.level for jump in state.jumps), default=0)
    if state.level > known:
        step = deal.next_step
        assert step is not None
        to = _who_looks_after(step.owner)
        _keep(step, range(known + 1, state.level + 1), to, at)
        _announce(deal, step, state.level, to, at)
    return state.level


def _keep(step: Step, levels: range, to: User | None, at: datetime) -> None:
    """Write each jump; a worker that slept for days makes several at once."""
    DealClimb.objects.bulk_create(
        DealClimb(
            deal_id=step.deal_id,
            step=step,
            due_at=step.due_at,
            level=level,
            at=at,
            owner_id=step.owner_id,
            to=to,
        )
        for level in levels
    )


def _announce(deal: Deal, step: Step, level: Level, to: User | None, at: datetime) -> None:
    events.publish(
        DealClimbed(
            deal_id=deal.pk,
            company_id=deal.company_id,
            step_id=step.pk,
            due_at=step.due_at,
            level=level,
            owner_id=step.owner_id,
            to_id=to.pk if to else None,
            at=at,
        )
    )


def _who_looks_after(owner: User) -> User | None:
    """Return the head of the department of whose step it is, else an administrator; never they."""
    others = User.objects.filter(is_active=True).exclude(pk=owner.pk)
    heads = Q(role=User.Role.HEAD, department__isnull=False, department=owner.department_id)
    head = others.filter(heads).order_by("pk").first()
    return head or others.filter(role=User.Role.ADMINISTRATOR).order_by("pk").first()
