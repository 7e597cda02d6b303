"""Forgotten deals climb: how fast, who may take them, and each jump that happened (M4.7)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interes.deals.models.deal import Deal
from interes.deals.models.step import Step
from interes.team.models import User

USUAL_HOURS = 9
MOST_HOURS = 500


class DealClimb(models.Model):
    """A late step climbed by one level, because nobody did or moved it; the row stays.

    A step is forgotten anew only with another day: `due_at` is the one that was forgotten. So the
    present level of a deal is the highest of its next step for the day that stands there now.
    """

    class Level(models.IntegerChoices):
        """Who is to do something about it; before the first jump it is the owner."""

        HEAD = 1, _("Head of department")
        COLLEAGUE = 2, _("Any colleague")

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="climbs")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="climbs", db_index=False)
    due_at = models.DateTimeField()
    level = models.PositiveSmallIntegerField(choices=Level)
    at = models.DateTimeField()
    # Who had forgotten it, and who is told to look after it; nobody if no head is left.
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", db_index=False)
    to = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        """Each level is reached once for each day that was forgotten, whoever counts."""

        db_table = "deal_climb"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "due_at", "level"], name="deal_climb_once"),
            models.CheckConstraint(condition=Q(level__in=[1, 2]), name="deal_climb_has_a_level"),
            models.CheckConstraint(
                condition=Q(at__gt=F("due_at")), name="deal_climb_is_after_its_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["to", "-id"], name="deal_climb_to")]

    def __str__(self) -> str:
        """Return what climbed and how high."""
        return f"{self.deal_id} → {self.level}"


@pghistory.track()
class ClimbNorm(models.Model):
    """How fast forgotten deals climb unless their stage says otherwise; one row or none."""

    class Takers(models.TextChoices):
        """When a colleague may take a deal; heads and administrators always may."""

        CLIMBED = "climbed", _("only a deal that was forgotten for twice the norm")
        ANYONE = "anyone", _("any deal at any time")

    hours = models.PositiveSmallIntegerField(_("norm, working hours"), default=USUAL_HOURS)
    takers = models.CharField(
        _("a colleague may take"), max_length=7, choices=Takers, default=Takers.CLIMBED
    )
    is_only = models.BooleanField(default=True, editable=False)

    class Meta:
        """There is one row at most."""

        db_table = "climb_norm"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["is_only"], name="climb_norm_once"),
            models.CheckConstraint(condition=Q(is_only=True), name="climb_norm_is_the_only_one"),
            models.CheckConstraint(
                condition=Q(hours__gte=1, hours__lte=MOST_HOURS), name="climb_norm_is_a_sane_time"
            ),
            models.CheckConstraint(
                condition=Q(takers__in=["climbed", "anyone"]), name="climb_norm_takers_are_known"
            ),
        ]

    def __str__(self) -> str:
        """Return the norm."""
        return str(self.hours)
