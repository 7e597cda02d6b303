"""Ask the owner of a deal what the next step is."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from interes.deals.models import Deal
from interes.desk.actions.notify import notify
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class NobodyToAsk(Refusal):
    """The deal is closed, one's own, or its owner does not work here any more."""


@act
def nudge(*, deal_id: int, by: User, at: datetime) -> bool:
    """Tell the owner of a deal that somebody asks about it, once a day; tell whether it was told.

    Raises NobodyToAsk, NotAllowed.
    """
    deal = Deal.objects.select_related("owner", "company", "next_step").get(pk=deal_id)
    ensure(by, "deals.change", deal)
    if not deal.is_open or deal.owner_id == by.pk or not deal.owner.is_active:
        raise NobodyToAsk(_("There is nobody to ask about this deal."))
    note = " · ".join(str(part) for part in (deal.company, deal.next_step) if part)
    told = notify(
        to=[deal.owner_id],
        kind="nudged",
        key=f"nudged {deal.pk} {by.pk} {at.date().isoformat()}",
        at=at,
        facts={"deal": deal.title, "who": by.name, "note": note},
        link=reverse("deals:deal", args=[deal.pk]),
    )
    return bool(told)
