"""What is to be done in a stage, point by point, and what of it is done in a deal."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from interes.deals.models.deal import Deal
from interes.deals.models.pipeline import Stage
from interes.foundation.naming import Named
from interes.team.models import User


@pghistory.track()
class ChecklistItem(Named):
    """One point of the checklist of a stage; a required one holds the deal back until ticked."""

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField(_("order"))
    is_required = models.BooleanField(_("required"), default=False)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        """Table name free of the room."""

        db_table = "checklist_item"
        indexes: ClassVar = [models.Index(fields=["stage", "order"], name="checklist_by_stage")]


@pghistory.track()
class Tick(models.Model):
    """A point of a checklist in one deal: done, by whom and when; one taken off stays as a row."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="ticks")
    item = models.ForeignKey(ChecklistItem, on_delete=models.PROTECT, related_name="ticks")
    is_done = models.BooleanField(_("done"), default=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """A point is ticked once in a deal."""

        db_table = "tick"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["deal", "item"], name="tick_once"),
        ]

    def __str__(self) -> str:
        """Return which point of which deal."""
        return f"{self.item_id} · {self.deal_id}"
