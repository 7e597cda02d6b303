"""How a deal went: the time it spent in each stage, and how it ended before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.db.models import QuerySet

from interes.deals.models import Closure, Deal, Stage


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


def way(deal: Deal, stages: Iterable[Stage], *, now: datetime) -> list[Stretch]:
    """Return the stages with the time the deal spent in each; a closed deal's clock stands still.

    A stage that is not used any more is left out, unless the deal was in it.
    """
    moves = _moves(deal)
    spent = _spent(moves, deal.closed_at or now)
    entered: dict[int, datetime] = {}
    for stage_id, at in moves:
        entered.setdefault(stage_id, at)
    return [
        Stretch(stage, spent.get(stage.pk), stage.pk == deal.stage_id, entered.get(stage.pk))
        for stage in stages
        if stage.is_active or stage.pk in spent
    ]


def _moves(deal: Deal) -> list[tuple[int, datetime]]:
    happened = deal.moves.filter(undone_at=None).order_by("id")
    return list(happened.values_list("to_stage_id", "at"))


def _spent(moves: list[tuple[int, datetime]], until: datetime) -> dict[int, timedelta]:
    spent: dict[int, timedelta] = {}
    for (stage, entered), (_next, left) in pairwise([*moves, (0, until)]):
        spent[stage] = spent.get(stage, timedelta()) + max(left - entered, timedelta())
    return spent


def closures_of(deal: Deal) -> QuerySet[Closure]:
    """Return how the deal ended, each time it did, the newest first."""
    happened = deal.closures.filter(undone_at=None).select_related("reason", "rival", "by")
    return happened.order_by("-at", "-id")
