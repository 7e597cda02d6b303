"""When our clients work: hours, and days on which the law or the decree is not the last word."""

from datetime import time
from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class WorkingHours(models.Model):
    """The hours at which clients are talked to, by their own clock. One row: the usual ones."""

    opens = models.TimeField(_("from"), default=time(9))
    closes = models.TimeField(_("to"), default=time(18))

    class Meta:
        """There is one row, and it has an hour at least."""

        db_table = "working_hours"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="working_hours_once"),
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes")), name="working_hours_open_before_they_close"
            ),
        ]

    def __str__(self) -> str:
        """Return both ends."""
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"


@pghistory.track()
class CalendarDay(models.Model):
    """A day that is worked, or not, otherwise than the calendar of the country has it."""

    day = models.DateField(_("day"), unique=True)
    is_working = models.BooleanField(_("people work"), default=False)
    source = models.CharField(_("who says so"), max_length=200)

    class Meta:
        """Somebody says so: a decree, an order of the director."""

        db_table = "calendar_day"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(source=""), name="calendar_day_has_a_source")
        ]

    def __str__(self) -> str:
        """Return the day."""
        return self.day.isoformat()
