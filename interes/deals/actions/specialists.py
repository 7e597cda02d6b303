"""Say who works at a stage (M7.4): off until somebody is named."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from interes.deals.actions.stages import OutOfRange
from interes.deals.models import Stage
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.team.actions import ensure
from interes.team.models import User

LARGEST = Decimal("1e14")
SPECIALIST_FACTS = ("specialist_ids", "great_from")


@act
def set_specialists(
    *,
    stage_id: int,
    people: Iterable[int],
    great_from: Decimal | None,
    by: User,
    seen: Seen | None = None,
) -> Stage:
    """Say who works at a stage, and from which sum on a deal goes to the strongest of them.

    Raises ChangedByBoth, OutOfRange, NotAllowed.
    """
    ensure(by, "settings.change")
    if great_from is not None and not 0 <= great_from < LARGEST:
        raise OutOfRange(_("A sum is not negative."), field="great_from")
    stage = Stage.objects.select_for_update().get(pk=stage_id)
    known = User.objects.filter(pk__in=list(people), is_active=True).order_by("name", "pk")
    facts = {
        "specialist_ids": list(known.values_list("pk", flat=True)),
        "great_from": great_from,
    }
    write(stage, agreed(stage, facts, seen))
    return stage
