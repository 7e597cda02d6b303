"""Move a deal to another stage of its pipeline."""

from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from interes.deals.actions import planning
from interes.deals.actions.filling import Filling, fill
from interes.deals.actions.readiness import ensure_ready
from interes.deals.events import DealMoved
from interes.deals.models import Deal, StageMove
from interes.foundation import events
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class StageElsewhere(Refusal):
    """The stage belongs to another pipeline, or is not used any more."""


class MovedMeanwhile(Refusal):
    """Somebody moved the deal after this person had seen where it stands."""


@act
def move(
    *,
    deal_id: int,
    stage_id: int,
    by: User,
    at: datetime,
    was: int | None = None,
    filling: Filling | None = None,
) -> Deal:
    """Move an open deal; the move becomes a row of its own by a trigger.

    `was` is the stage in which the mover saw it; None skips the check. `filling` is what the
    stages on the way ask for and the deal did not have. Moving to the stage it stands in changes
    nothing. Raises AlreadyClosed, StageElsewhere, MovedMeanwhile, NotReady, NotAllowed.
    """
    deal = _filled(deal_id, filling, by, at)
    ensure(by, "deals.change", deal)
    if deal.stage_id == stage_id:
        return deal
    if was is not None and was != deal.stage_id:
        raise MovedMeanwhile(_moved_by(deal))
    if not _holds(stage_id, deal.pipeline_id):
        raise StageElsewhere(_("This stage is not in the deal's pipeline. Reload the board."))
    ensure_ready(deal, stage_id)
    came_from, deal.stage_id, deal.stage_since = deal.stage_id, stage_id, at
    deal.save(update_fields=["stage", "stage_since", "changed_at"])
    events.publish(
        DealMoved(
            deal_id=deal.pk,
            company_id=deal.company_id,
            from_stage_id=came_from,
            to_stage_id=stage_id,
            by_id=by.pk,
            at=at,
        )
    )
    return deal


def _filled(deal_id: int, filling: Filling | None, by: User, at: datetime) -> Deal:
    """Return the open deal, locked, with what was told of it written."""
    if filling is not None:
        planning.locked_open(deal_id)
        fill(deal_id, filling, by=by, at=at)
    return planning.locked_open(deal_id)


def _moved_by(deal: Deal) -> str:
    """Say who was quicker, and where the deal stands now."""
    last = StageMove.objects.select_related("by", "to_stage").filter(deal=deal).latest("id")
    said = {"who": last.by or _("Somebody"), "stage": last.to_stage}
    return _("%(who)s moved this deal to “%(stage)s” meanwhile. Reload to see it.") % said


def _holds(stage_id: int, pipeline_id: int) -> bool:
    """Tell whether deals of the pipeline may stand in the stage, and keep it so until the end.

    Whoever takes the stage out of use meanwhile waits for this lock, and then counts this deal.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM stage WHERE id = %s AND pipeline_id = %s AND is_active FOR KEY SHARE",
            [stage_id, pipeline_id],
        )
        return cursor.fetchone() is not None
