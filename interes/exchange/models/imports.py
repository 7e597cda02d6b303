"""What was brought in from files, and what every row became."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from interes.team.models import User


class ImportRun(models.Model):
    """One import: some files brought in together, in one transaction."""

    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # What the files add up to, and what was decided for them; sentences are made for the reader.
    totals = models.JSONField(default=dict)
    notes = models.JSONField(default=list)

    class Meta:
        """Read newest first."""

        db_table = "import_run"
        indexes: ClassVar = [models.Index(fields=["-at", "-id"], name="import_run_by_age")]

    def __str__(self) -> str:
        """Return its number."""
        return f"#{self.pk}"


class ImportFile(models.Model):
    """One file of a run: what it was recognised as, and how many rows became what."""

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="files")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=80)
    encoding = models.CharField(max_length=20, blank=True)
    columns = models.JSONField(default=list)
    rows = models.PositiveIntegerField()
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    # Line, reason, facts of the reason and the cells of every row that was not taken as it stands.
    problems = models.JSONField(default=list)

    class Meta:
        """Every row of the file ended in exactly one way."""

        db_table = "import_file"
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "order"], name="import_file_order_once"),
            models.CheckConstraint(
                condition=Q(
                    rows=F("made") + F("changed") + F("same") + F("skipped") + F("refused")
                ),
                name="import_file_accounts_for_every_row",
            ),
        ]

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.name


class Imported(models.Model):
    """What the import wrote last into one record, to tell it from what people changed since."""

    class Thing(models.TextChoices):
        """What sort of record it is."""

        BRANCH = "branch"
        DEPARTMENT = "department"
        USER = "user"
        COMPANY = "company"
        PRODUCT = "product"
        DEAL = "deal"

    key = models.CharField(max_length=200, unique=True)
    thing = models.CharField(max_length=10, choices=Thing)
    record = models.BigIntegerField(null=True)
    written = models.JSONField(default=dict)
    made_in = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="+")
    changed_in = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Found by the key of the old system, or by our record."""

        db_table = "imported"
        indexes: ClassVar = [models.Index(fields=["thing", "record"], name="imported_by_record")]

    def __str__(self) -> str:
        """Return the key."""
        return self.key
