"""An act done with many rows of a list."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .user import User


class BulkJob(models.Model):
    """One act with many records: which, how far it is, and what was refused and why.

    Up to two hundred rows are done at once, more by the worker, a piece at a time: `done` is
    written together with what the piece did, so that each record is done exactly once.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Under way")
        DONE = "done", _("Done")
        STOPPED = "stopped", _("Stopped")
        UNDONE = "undone", _("Taken back")

    listed = models.CharField(max_length=40)
    act = models.CharField(max_length=40)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    told = models.JSONField(default=dict)
    back = models.TextField(default="")
    keys = ArrayField(models.BigIntegerField())
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    # What was refused: [the number of the record, the sentence].
    refused = models.JSONField(default=list)
    is_stopping = models.BooleanField(default=False)
    finished_at = models.DateTimeField(null=True, blank=True)
    # What an undo left as it is, because people changed it since: [record, field, stands now].
    kept = models.JSONField(default=list)

    class Meta:
        """It does not do more than it was asked to."""

        db_table = "bulk_job"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running", "done", "stopped", "undone"]),
                name="bulk_job_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        """Return which act it is."""
        return f"{self.listed}.{self.act} {self.pk}"

    @property
    def total(self) -> int:
        """Return with how many records it is done."""
        return len(self.keys)

    @property
    def is_busy(self) -> bool:
        """Tell whether it waits or is under way."""
        return self.state in {self.State.WAITING, self.State.RUNNING}
