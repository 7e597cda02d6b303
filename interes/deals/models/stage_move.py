"""How a deal went through its stages."""

from typing import ClassVar

from django.db import models

from interes.deals.models.deal import Deal
from interes.deals.models.pipeline import Stage
from interes.team.models import User


class StageMove(models.Model):
    """A deal entered a stage; written by a trigger on `deal`, so that nothing can skip it."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="moves")
    from_stage = models.ForeignKey(Stage, null=True, on_delete=models.PROTECT, related_name="+")
    to_stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # A move that was taken back did not happen; the row stays.
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        """Read in the order of time."""

        db_table = "stage_move"
        indexes: ClassVar = [models.Index(fields=["deal", "at"], name="stage_move_by_deal")]

    def __str__(self) -> str:
        """Return the way it went."""
        return f"{self.from_stage_id} → {self.to_stage_id}"
