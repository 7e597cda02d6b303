"""Pipelines and their stages: settings, not code (M4.2)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from interes.foundation.naming import Named
from interes.ui import formats


@pghistory.track()
class Pipeline(Named):
    """A way deals go, from first contact to the end."""

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        """Table name free of the room."""

        db_table = "pipeline"


@pghistory.track()
class Stage(Named):
    """One stage of a pipeline, with the chance to win from here and the norm of days in it."""

    pipeline = models.ForeignKey(Pipeline, on_delete=models.PROTECT, related_name="stages")
    order = models.PositiveSmallIntegerField(_("order"))
    chance = models.DecimalField(_("chance to win"), max_digits=3, decimal_places=2, default=0)
    norm_days = models.PositiveSmallIntegerField(_("norm, days"), null=True, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        """Stages of a pipeline stand in one order; a chance lies between 0 and 1."""

        db_table = "stage"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pipeline", "order"],
                name="stage_order_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["id", "pipeline"], name="stage_of_pipeline"),
            models.CheckConstraint(
                condition=models.Q(chance__gte=0, chance__lte=1), name="stage_chance_is_a_share"
            ),
        ]

    def get_chance_display(self) -> str:
        """Return the chance as people say it."""
        return formats.percent(self.chance)
