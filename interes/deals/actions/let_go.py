"""Let go of a client who is not worth our time, without forgetting them (M2.1, M4.4)."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.deals import queries
from interes.deals.actions import planning
from interes.deals.actions.close import ReasonMissing, refuse
from interes.deals.models import Deal
from interes.deals.rules import Verdict
from interes.foundation.acts import act
from interes.foundation.attributes import capitalised
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class NotUnpromising(Refusal):
    """The client is worth our time, or it is not known yet."""


@act
def let_go(*, deal_id: int, by: User, at: datetime) -> Deal:
    """Close an unpromising deal with the reason of its qualification, onto the mailing list.

    Raises NotUnpromising, ReasonMissing, AlreadyClosed, NotAllowed.
    """
    deal = planning.locked_open(deal_id)
    ensure(by, "deals.change", deal)
    told = queries.told_of([deal])[deal.pk]
    if told.qualification is None or told.judged.verdict != Verdict.UNPROMISING:
        raise NotUnpromising(_("This client is not unpromising by what is known now."))
    reason = told.qualification.reason
    if reason is None or not reason.is_active:
        sentence = _("No reason is set for unpromising clients: close the deal by hand.")
        raise ReasonMissing(sentence, field="reason")
    note = capitalised(queries.reason_of(told.why))
    return refuse(deal_id=deal_id, reason=reason, by=by, at=at, note=note, mailing_list=True)
