"""Change what is known of a deal, or its planned step."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.actions.finish_step import AlreadyFinished
from interes.deals.actions.judging import judge
from interes.deals.events import StepReplanned
from interes.deals.models import Deal, Step
from interes.deals.rules import Plan
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.edits import ChangedMeanwhile, Seen, agreed, as_seen, set_field, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

LONGEST_REASON = 200
STEP_FACTS = ("kind", "text", "due_at", "owner")
# What the verdict on a client follows from, beside the answers.
QUALIFIES = frozenset({"product", "company", "amount", "currency"})
CHANGEABLE = frozenset(
    {
        "title",
        "kind",
        "channel",
        "source",
        "company",
        "product",
        "amount",
        "currency",
        "expected_date",
        "about",
    }
)


class NotChangeable(Refusal):
    """The field is not one that people write."""


class ReasonToMoveMissing(Refusal):
    """A step that the cadence wants earlier is put off without a word."""


@act
def change(*, deal_id: int, field: str, value: Any, by: User, was: str | None = None) -> Deal:
    """Write one field of a deal; `was` is what the person saw before.

    Raises ChangedMeanwhile, NotChangeable, NotAllowed.
    """
    if field not in CHANGEABLE:
        raise NotChangeable(_("This can't be changed here."), field=field)
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    set_field(deal, field, value, was=was)
    if field in QUALIFIES:
        judge([deal_id])
    return deal


@act
def change_sum(
    *, deal_id: int, amount: Decimal | None, currency: str, by: User, was: str | None = None
) -> Deal:
    """Write the sum with its currency; `was` is `sum_as_seen` when the form was drawn.

    Raises ChangedMeanwhile, NotAllowed.
    """
    deal = planning.locked(deal_id)
    ensure(by, "deals.change", deal)
    if was is not None and was != sum_as_seen(deal):
        raise ChangedMeanwhile("sum", sum_as_seen(deal))
    deal.amount, deal.currency = amount, currency
    deal.save(update_fields=["amount", "currency", "changed_at"])
    judge([deal_id])
    return deal


def sum_as_seen(deal: Deal) -> str:
    """Return the sum as an edit form carries it in its hidden `was`."""
    return f"{as_seen(deal, 'amount')} {deal.currency}"


@act
def change_step(
    *,
    step_id: int,
    plan: Plan | None,
    by: User,
    seen: Seen | None = None,
    because: str = "",
) -> Step:
    """Plan the same step anew: another day, person or wording.

    `seen` tells of its STEP_FACTS when the form was drawn. Whoever puts off a step that the
    product planned says why. Raises ReasonToMoveMissing, ChangedByBoth, AlreadyFinished,
    AlreadyClosed, StepMissing, NotAllowed.
    """
    wanted = planning.check(plan)
    deal = planning.locked_open(Step.objects.values_list("deal_id", flat=True).get(pk=step_id))
    step = Step.objects.get(pk=step_id)
    if step.pk != deal.next_step_id:
        raise AlreadyFinished(_("This step is done already; the deal has another one now."))
    if step.owner_id != by.pk:
        ensure(by, "deals.change", deal)
    owner = User.objects.get(pk=wanted.owner_id) if wanted.owner_id else step.owner
    facts: dict[str, Any] = {"kind": wanted.kind, "text": wanted.text.strip(), "owner": owner}
    facts |= {"due_at": wanted.due_at, "has_time": wanted.has_time}
    facts = agreed(step, facts, seen)
    before = StepReplanned.before(step)
    write(step, facts | _reason_to_move(step, facts.get("due_at", step.due_at), because))
    events.publish(before)
    return step


def _reason_to_move(step: Step, due_at: datetime, because: str) -> dict[str, Any]:
    """Return the reason as it is kept; the days of our own steps are ours to choose."""
    moved = localdate(due_at) - localdate(step.due_at)
    if not step.is_proposed or not moved:
        return {}
    said = " ".join(because.split())[:LONGEST_REASON]
    if moved.days > 0 and not said:
        raise ReasonToMoveMissing(
            _("Say why it is put off: the cadence has it earlier."), field="because"
        )
    return {"moved_because": said}
