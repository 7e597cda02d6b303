"""What was taken out of the base: by whom, when, what of it, and how many rows."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.team.models import User


class ExportRun(models.Model):
    """One file made of a list, of a record or of the whole base; the line of it stays for ever."""

    class Form(models.TextChoices):
        """What sort of file."""

        XLSX = "xlsx", _("Excel workbook")
        CSV = "csv", "CSV"
        VCARD = "vcf", "vCard"
        OLD_VCARD = "vcf3", "vCard 3.0"
        ARCHIVE = "zip", _("Archive of the whole base")

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", pgettext_lazy("an export", "Waiting")
        RUNNING = "running", pgettext_lazy("an export", "Running")
        DONE = "done", pgettext_lazy("an export", "Done")
        STOPPED = "stopped", pgettext_lazy("an export", "Stopped")
        FAILED = "failed", pgettext_lazy("an export", "Failed")

    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    what = models.CharField(max_length=40)
    form = models.CharField(max_length=4, choices=Form)
    # The address of the list as the reader saw it: its filters, columns and sorting.
    query = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    rows = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    is_stop_asked = models.BooleanField(default=False)
    # More rows within a day than is usual: administrators are told until one of them has seen it.
    is_unusual = models.BooleanField(default=False)
    seen_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    size = models.PositiveBigIntegerField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Read newest first."""

        db_table = "export_run"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], finished_at=None)
                | Q(state__in=["done", "stopped", "failed"], finished_at__isnull=False),
                name="export_run_is_finished_iff_not_at_work",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-at", "-id"], name="export_run_by_age"),
            models.Index(fields=["by", "-at", "-id"], name="export_run_by_person"),
            models.Index(
                fields=["-at"],
                condition=Q(is_unusual=True, seen_by=None),
                name="export_run_to_be_seen",
            ),
        ]

    def __str__(self) -> str:
        """Return what was taken out."""
        return f"{self.what}.{self.form}"

    @property
    def is_at_work(self) -> bool:
        """Tell whether the file is still being made."""
        return self.state in {self.State.WAITING, self.State.RUNNING}
