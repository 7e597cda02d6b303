"""How a deal went: the time it spent in each stage, and how it ended before."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from interes.deals.models import Closure, Deal, Stage, StageMove
from interes.deals.rules import days_in_stage


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stage of the way of one deal; no time means it was never there."""

    stage: Stage
    spent: timedelta | None
    is_now: bool
    entered_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        """Tell whether the deal was here longer than the norm."""
        norm = self.stage.norm_days
        return self.spent is not None and norm is not None and self.spent.days > norm


def way(deal: Deal, stages: QuerySet[Stage], *, now: datetime) -> list[Stretch]:
    """Return the stages with the time the deal spent in each; a closed deal's clock stands still.

    A stage that is not used any more is left out, unless the deal was in it.
    """
    found = list(_with_moves(stages, deal))
    moves = [(key, at) for _move, key, at in sorted(m for stage in found for m in _moves(stage))]
    spent = _spent(moves, deal.closed_at or now)
    entered: dict[int, datetime] = {}
    for stage_id, at in moves:
        entered.setdefault(stage_id, at)
    return [
        Stretch(stage, spent.get(stage.pk), stage.pk == deal.stage_id, entered.get(stage.pk))
        for stage in found
        if stage.is_active or stage.pk in spent
    ]


def _with_moves(stages: QuerySet[Stage], deal: Deal) -> QuerySet[Stage]:
    """Ask for the stages with the moves of the deal into each of them, in one question."""
    moves = StageMove.objects.filter(deal=deal, to_stage=OuterRef("pk"), undone_at=None)
    moves = moves.order_by("id")
    return stages.annotate(
        move_ids=ArraySubquery(moves.values("id")), move_ats=ArraySubquery(moves.values("at"))
    )


def _moves(stage: Any) -> list[tuple[int, int, datetime]]:
    moves = zip(stage.move_ids, stage.move_ats, strict=True)
    return [(move, stage.pk, at) for move, at in moves]


def _spent(moves: list[tuple[int, datetime]], until: datetime) -> dict[int, timedelta]:
    spent: dict[int, timedelta] = {}
    for (stage, entered), (_next, left) in pairwise([*moves, (0, until)]):
        # In days of the calendar, as everywhere a stay in a stage is counted.
        days = days_in_stage(timezone.localdate(entered), timezone.localdate(left))
        spent[stage] = spent.get(stage, timedelta()) + timedelta(days=days)
    return spent


# Whether a deal has ended at least once: most never did, and need not be asked how.
HAS_ENDED = Exists(Closure.objects.filter(deal=OuterRef("pk"), undone_at=None))


def closures_of(deal: Deal) -> QuerySet[Closure]:
    """Return how the deal ended, each time it did, the newest first."""
    happened = deal.closures.filter(undone_at=None).select_related("reason", "rival", "by")
    return happened.order_by("-at", "-id")
