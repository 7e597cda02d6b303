"""Make a step of the playbook the next step of a deal (M5.7)."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.activities.actions.promise_ground import lock_deal
from interes.activities.models import Remedy
from interes.activities.queries.remedies import Counsel, counsels
from interes.activities.rules import Move
from interes.clients.models import Person
from interes.deals import actions as deals
from interes.deals.models import Deal
from interes.deals.queries import clock_of
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.models import User

LONGEST_STEP = 300


class NothingToMend(Refusal):
    """The contact keeps their word, the talk is planned already, or the deal is closed."""


@act
def take_remedy(*, deal_id: int, person_id: int, by: User, at: datetime) -> Remedy:
    """Let what the playbook proposes about a contact become the next step of a deal.

    Raises NothingToMend, AlreadyClosed, NotAllowed.
    """
    lock_deal(deal_id)
    deal = Deal.objects.select_related("company").get(pk=deal_id)
    person = Person.objects.get(pk=person_id)
    told = next(iter(counsels([person], at, deal)), None)
    if told is None or told.move is None or told.advice.is_planned or not deal.next_step_id:
        raise NothingToMend(_("This is settled already. Reload the page."))
    if Remedy.objects.filter(step_id=deal.next_step_id).exists():
        raise NothingToMend(_("The next step is such a talk already."))
    because = _("A talk about promises comes first")
    step = deals.change_step(
        step_id=deal.next_step_id, plan=_plan(told, deal, at), by=by, because=because
    )
    return Remedy.objects.create(move=str(told.move), person=person, step=step, at=at, by=by)


def _plan(told: Counsel, deal: Deal, at: datetime) -> deals.Plan:
    clock = clock_of(deal.company)
    day = clock.day_after(at.astimezone(clock.zone).date())
    is_first = told.move == Move.CONTACT
    whom = told.person if is_first else told.boss
    begin = f"{whom.name}: " if whom and not is_first else ""
    return deals.Plan(
        text=f"{begin}{told.words}"[:LONGEST_STEP],
        due_at=clock.noon(day),
        kind="call" if is_first else "meeting",
    )
