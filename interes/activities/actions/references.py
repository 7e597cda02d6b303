"""Note that a reference was told; who they are to each other is looked at once more (M5.6)."""

from datetime import datetime

from django.utils.translation import gettext as _

from interes.activities.models import Activity, ReferenceTold
from interes.deals.models import Deal
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.knowledge.queries import reference_for, why_told
from interes.team.actions import ensure
from interes.team.models import User


class NotToBeTold(Refusal):
    """This case may not be told to this client, or not in these words any more."""


@act
def tell_reference(
    *, deal_id: int, case_id: int, wording: str, by: User, at: datetime
) -> ReferenceTold:
    """Note that a case was told in a deal, in the words it may be told in now.

    Raises NotToBeTold, NotAllowed.
    """
    ensure(by, "activities.log")
    deal = Deal.objects.select_related("company").get(pk=deal_id)
    found = reference_for(case_id, deal.company)
    if found is None:
        raise NotToBeTold(_("This case may not be told to this client."))
    if found.wording != wording:
        raise NotToBeTold(
            _("What is known of them has changed meanwhile. %(why)s")
            % {"why": why_told(found.verdict)}
        )
    line = Activity.objects.create(
        kind=Activity.Kind.TOLD,
        at=at,
        by=by,
        deal=deal,
        company_id=deal.company_id,
        facts={"case": case_id, "wording": wording},
    )
    return ReferenceTold.objects.create(
        deal=deal, case_id=case_id, wording=wording, by=by, at=at, activity=line
    )
