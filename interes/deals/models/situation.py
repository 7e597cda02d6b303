"""Situations while the client thinks, each with its cadence: settings, not code (M4.4)."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from interes.foundation.naming import Named, in_language


@pghistory.track()
class Situation(Named):
    """Why a client does not decide yet, and how often we talk meanwhile.

    After the first talk (`first_after` working days) one follows every `every_days` working days,
    every week or every month. An attempt that nobody answered takes the next of the `channels`.
    After `most_attempts` of them, or `most_days` in the situation, the seller is asked whether to
    go on or to close. Without `stage_ids` every stage offers it.
    """

    class Every(models.TextChoices):
        """How often we talk."""

        DAYS = "days", _("every so many working days")
        WEEK = "week", _("every week")
        MONTH = "month", _("every month")

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)
    first_after = models.PositiveSmallIntegerField(_("first talk after, working days"), default=1)
    every = models.CharField(_("how often"), max_length=5, choices=Every, default=Every.WEEK)
    every_days = models.PositiveSmallIntegerField(_("every, working days"), default=1)
    channels = ArrayField(models.CharField(max_length=8), verbose_name=_("what in turn"))
    say_ru = models.CharField(_("what to say, in Russian"), max_length=300)
    say_en = models.CharField(_("what to say, in English"), max_length=300, blank=True)
    most_attempts = models.PositiveSmallIntegerField(
        _("ask after so many attempts"), null=True, blank=True
    )
    most_days = models.PositiveSmallIntegerField(_("ask after so many days"), null=True, blank=True)
    stage_ids = ArrayField(
        models.BigIntegerField(),
        verbose_name=_("stages that offer it"),
        default=list,
        db_default=Value([], output_field=ArrayField(models.BigIntegerField())),
        blank=True,
    )

    class Meta:
        """A cadence has a next talk, says something in it, and comes to an end."""

        db_table = "situation"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name_ru"], name="situation_once"),
            models.CheckConstraint(
                condition=Q(most_attempts__gte=1) | Q(most_days__gte=1),
                name="situation_comes_to_an_end",
            ),
            models.CheckConstraint(
                condition=Q(every__in=["days", "week", "month"], every_days__gte=1),
                name="situation_has_a_next_talk",
            ),
            models.CheckConstraint(
                condition=~Q(say_ru="") & Q(channels__len__gte=1), name="situation_says_something"
            ),
        ]

    @property
    def say(self) -> str:
        """Return what to say, in the active language."""
        return in_language(self.say_ru, self.say_en)
