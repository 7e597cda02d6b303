"""Set how fast forgotten deals climb, and who may take them (M4.7)."""

from django.utils.translation import gettext as _

from interes.deals.models import ClimbNorm
from interes.deals.models.climbing import MOST_HOURS
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.foundation.remembering import forget
from interes.team.actions import ensure
from interes.team.models import User

CLIMB_FACTS = ("hours", "takers")


class NormUnclear(Refusal):
    """A norm that can't be."""


@act
def set_climb_norm(*, hours: int, takers: str, by: User, seen: Seen | None = None) -> ClimbNorm:
    """Say after how many working hours a forgotten deal climbs, and who may take others' deals.

    Raises NormUnclear, ChangedByBoth, NotAllowed.
    """
    ensure(by, "settings.change")
    if not 1 <= hours <= MOST_HOURS:
        sentence = _("Write a number from %(least)s to %(most)s.")
        raise NormUnclear(sentence % {"least": 1, "most": MOST_HOURS}, field="hours")
    if takers not in ClimbNorm.Takers.values:
        raise NormUnclear(_("Choose who may take a deal."), field="takers")
    norm, _made = ClimbNorm.objects.select_for_update().get_or_create(is_only=True)
    write(norm, agreed(norm, {"hours": hours, "takers": takers}, seen))
    forget("climb norm")
    return norm
