"""When an open deal worries us, what people answered to it, and how long deals of a kind live."""

from typing import Any, ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from interes.deals.models.deal import Deal
from interes.deals.models.pipeline import Pipeline, Stage
from interes.deals.rules import Flag, FlagNorms
from interes.team.models import User

USUAL = FlagNorms()


def _chance(label: Any, usual: float) -> "models.DecimalField[float, float]":
    return models.DecimalField(label, max_digits=3, decimal_places=2, default=usual)


@pghistory.track()
class FlagNorm(models.Model):
    """When the flags of deals are raised, and which are not used at all; one row or none."""

    silent_days = models.PositiveSmallIntegerField(
        _("days without a talk"), default=USUAL.silent_days
    )
    new_days = models.PositiveSmallIntegerField(_("days in a new post"), default=USUAL.new_days)
    sum_days = models.PositiveSmallIntegerField(
        _("days after which a sum is stale"), default=USUAL.sum_days
    )
    go_on_days = models.PositiveSmallIntegerField(
        _("days of silence after an answer"), default=USUAL.go_on_days
    )
    known_chance = _chance(_("chance from which a deal is to be known"), USUAL.known_chance)
    sum_chance = _chance(_("chance from which a sum grows stale"), USUAL.sum_chance)
    off = ArrayField(
        models.CharField(max_length=16),
        verbose_name=_("flags not in use"),
        default=list,
        db_default=Value([], output_field=ArrayField(models.CharField(max_length=16))),
        blank=True,
    )
    is_only = models.BooleanField(default=True, editable=False)

    class Meta:
        """There is one row at most, with numbers of a sane size."""

        db_table = "flag_norm"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["is_only"], name="flag_norm_once"),
            models.CheckConstraint(condition=Q(is_only=True), name="flag_norm_is_the_only_one"),
            models.CheckConstraint(
                condition=Q(silent_days__gte=1, silent_days__lte=365, new_days__lte=730)
                & Q(sum_days__gte=1, sum_days__lte=365, go_on_days__gte=1, go_on_days__lte=365),
                name="flag_norm_is_a_sane_time",
            ),
            models.CheckConstraint(
                condition=Q(known_chance__gte=0, known_chance__lte=1)
                & Q(sum_chance__gte=0, sum_chance__lte=1),
                name="flag_norm_chance_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        """Return the norm of silence."""
        return str(self.silent_days)

    @property
    def norms(self) -> FlagNorms:
        """Return them as the rules take them."""
        return FlagNorms(
            silent_days=self.silent_days,
            new_days=self.new_days,
            sum_days=self.sum_days,
            go_on_days=self.go_on_days,
            known_chance=float(self.known_chance),
            sum_chance=float(self.sum_chance),
            off=frozenset(self.off),
        )


@pghistory.track()
class FlagAnswer(models.Model):
    """What somebody said to a flag of a deal: we go on, because this changes; silent until a day.

    The last answer to each flag stands; earlier ones are in the history.
    """

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="flag_answers")
    flag = models.CharField(
        _("flag"), max_length=16, choices=[(flag.value, flag.name) for flag in Flag]
    )
    text = models.TextField(_("what changes"))
    until = models.DateField(_("until"))
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One answer to one flag stands, and it says something."""

        db_table = "flag_answer"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["deal", "flag"], name="flag_answer_once"),
            models.CheckConstraint(condition=~Q(text=""), name="flag_answer_says_something"),
        ]

    def __str__(self) -> str:
        """Return what was said."""
        return self.text


class DealCycle(models.Model):
    """How long deals of a kind live, or stay in a stage: Kaplan–Meier, made anew every night.

    A kind is a pipeline or a stage, with or without a product and an industry (empty: any). A row
    without pipeline and stage is of all deals. Only kinds with enough endings are kept.
    """

    pipeline = models.ForeignKey(
        Pipeline, null=True, on_delete=models.DO_NOTHING, related_name="+", db_index=False
    )
    stage = models.ForeignKey(
        Stage, null=True, on_delete=models.DO_NOTHING, related_name="+", db_index=False
    )
    product = models.CharField(_("product"), max_length=120, default="")
    industry = models.CharField(_("industry"), max_length=80, default="")
    level = models.CharField(max_length=16)
    deals = models.IntegerField()
    endings = models.IntegerField()
    median = models.IntegerField()
    closed_mean = models.FloatField()

    class Meta:
        """A kind is counted once."""

        db_table = "deal_cycle"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pipeline", "stage", "level", "product", "industry"],
                nulls_distinct=False,
                name="deal_cycle_once",
            )
        ]

    def __str__(self) -> str:
        """Return the median."""
        return str(self.median)
