"""Pipelines and their stages: settings, not code (M4.2)."""

from typing import Any, ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Value
from django.utils.translation import gettext_lazy as _

from interes.foundation.naming import Named
from interes.ui import formats

LONGEST_WORD = 120


def _words(label: Any, longest: int = LONGEST_WORD) -> "ArrayField[Any, Any]":
    """Return a column of several words, empty to begin with."""
    none = Value([], output_field=ArrayField(models.CharField(max_length=longest)))
    word: models.CharField[Any, Any] = models.CharField(max_length=longest)
    return ArrayField(word, verbose_name=label, default=list, db_default=none, blank=True)


@pghistory.track()
class Pipeline(Named):
    """A way deals go, from first contact to the end."""

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)
    # Products and industries whose new deals begin here.
    business_lines = _words(_("products and industries"))

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
    # After so many working hours of lateness a deal climbs; empty: as everywhere (ClimbNorm).
    climb_hours = models.PositiveSmallIntegerField(
        _("norm until it climbs, working hours"), null=True, blank=True
    )
    is_active = models.BooleanField(_("in use"), default=True)
    # Who works at this stage; nobody named: the owner of the deal does (rules/passing.py).
    specialist_ids = ArrayField(
        models.BigIntegerField(),
        verbose_name=_("specialists"),
        default=list,
        db_default=Value([], output_field=ArrayField(models.BigIntegerField())),
        blank=True,
    )
    great_from = models.DecimalField(
        _("great from the sum"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    # What a deal must have to come in and to go on: names of its facts, see rules/demands.py.
    entry_demands = _words(_("asked on the way in"))
    exit_demands = _words(_("asked on the way out"))

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
            models.CheckConstraint(
                condition=models.Q(climb_hours__isnull=True)
                | models.Q(climb_hours__gte=1, climb_hours__lte=500),
                name="stage_climbs_in_a_sane_time",
            ),
        ]

    def get_chance_display(self) -> str:
        """Return the chance as people say it."""
        return formats.percent(self.chance)
