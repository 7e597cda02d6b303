"""An import: its files, what became of every row, and what was written into which record."""

from pathlib import PurePosixPath
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.team.models import User


class ImportRun(models.Model):
    """Some files brought in together: written in chunks, stopped, carried on, taken back."""

    class State(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft", pgettext_lazy("an import", "Being prepared")
        READY = "ready", pgettext_lazy("an import", "Ready")
        RUNNING = "running", pgettext_lazy("an import", "Running")
        STOPPED = "stopped", pgettext_lazy("an import", "Stopped")
        FAILED = "failed", pgettext_lazy("an import", "Failed")
        DONE = "done", pgettext_lazy("an import", "Done")
        UNDOING = "undoing", pgettext_lazy("an import", "Being taken back")
        UNDONE = "undone", pgettext_lazy("an import", "Taken back")

    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    currency = models.CharField(_("currency"), max_length=3, default="RUB")
    is_stop_asked = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True, blank=True)
    # When the last chunk was kept: a run that is silent for long has lost its worker.
    beat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    # What the files add up to, and what was decided for them; sentences are made for the reader.
    totals = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    trouble = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    # How much an undo put back, and what it left because people changed it since.
    undone = models.JSONField(default=dict)

    class Meta:
        """Read newest first."""

        db_table = "import_run"
        indexes: ClassVar = [
            models.Index(fields=["-at", "-id"], name="import_run_by_age"),
            models.Index(
                fields=["beat_at"],
                condition=Q(state__in=["running", "undoing"]),
                name="import_run_at_work",
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"#{self.pk}"


class ImportFile(models.Model):
    """One file, or one sheet of it: what it was recognised as, and how many rows became what."""

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="files")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    sheet = models.CharField(max_length=120, blank=True)
    # Below the folder of imports, and which of its sheets; empty for files brought before.
    place = models.CharField(max_length=300, blank=True)
    part = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=80)
    thing = models.CharField(max_length=20, blank=True)
    mapping = models.JSONField(default=dict)
    encoding = models.CharField(max_length=20, blank=True)
    delimiter = models.CharField(max_length=4, blank=True)
    columns = models.JSONField(default=list)
    # What was noted while it was read, as codes with facts: damaged bytes, errors of formulas.
    notes = models.JSONField(default=list)
    # Which words of the file mean stages, ends and colleagues, and in how many rows each stands.
    words = models.JSONField(default=dict)
    rows = models.PositiveIntegerField()
    # How many of the rows are accounted for: where an interrupted import carries on.
    position = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    is_done = models.BooleanField(default=False)

    class Meta:
        """Every row that was read ended in exactly one way, and in the end all were read."""

        db_table = "import_file"
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "order"], name="import_file_order_once"),
            models.CheckConstraint(
                condition=Q(
                    position=F("made") + F("changed") + F("same") + F("skipped") + F("refused")
                ),
                name="import_file_accounts_for_every_row",
            ),
            models.CheckConstraint(
                condition=Q(is_done=False) | Q(position=F("rows")),
                name="import_file_is_done_to_the_last_row",
            ),
        ]

    def __str__(self) -> str:
        """Return the name of the file."""
        return f"{self.name} · {self.sheet}" if self.sheet else self.name

    @property
    def suffix(self) -> str:
        """Return how the name of the file ends, small: ".csv"; behind "›" stands the sheet."""
        names = [PurePosixPath(piece).suffix.lower() for piece in self.name.split(" › ")]
        return next((end for end in reversed(names) if end.isascii() and end.strip(".")), "")


class ImportRow(models.Model):
    """What one row became: which records, joined with what, which fields from what to what."""

    file = models.ForeignKey(
        ImportFile, on_delete=models.PROTECT, related_name="outcomes", db_index=False
    )
    line = models.PositiveIntegerField()
    how = models.CharField(max_length=7)
    # Why it was not taken as it stands; the cells are kept to mend them.
    code = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict)
    cells = models.JSONField(null=True)
    # thing, id, name, how, joined (why), changes {field: [old, new]}, was (what was written before)
    records = models.JSONField(default=list)

    class Meta:
        """A row ends once."""

        db_table = "import_row"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "line"], name="import_row_ends_once"),
            models.CheckConstraint(
                condition=Q(how__in=["made", "changed", "same", "skipped", "refused"]),
                name="import_row_end_is_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["file", "how", "line"], name="import_row_by_end"),
            models.Index(
                fields=["file", "line"], condition=~Q(code=""), name="import_row_with_problem"
            ),
        ]

    def __str__(self) -> str:
        """Return its line and its end."""
        return f"{self.line}: {self.how}"


class Imported(models.Model):
    """What the import wrote last into one record, to tell it from what people changed since."""

    class Thing(models.TextChoices):
        """What sort of record it is."""

        BRANCH = "branch"
        DEPARTMENT = "department"
        USER = "user"
        COMPANY = "company"
        PERSON = "person"
        PRODUCT = "product"
        DEAL = "deal"
        TALK = "talk"
        TO_DO = "to_do"

    key = models.CharField(max_length=200)
    thing = models.CharField(max_length=10, choices=Thing)
    record = models.BigIntegerField(null=True)
    written = models.JSONField(default=dict)
    made_in = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="+")
    # The last run that wrote something into a record of an earlier one.
    changed_in = models.ForeignKey(ImportRun, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Found by the key of the old system, or by our record."""

        db_table = "imported"
        constraints: ClassVar = [models.UniqueConstraint(fields=["key"], name="imported_once")]
        indexes: ClassVar = [models.Index(fields=["thing", "record"], name="imported_by_record")]

    def __str__(self) -> str:
        """Return the key."""
        return self.key


class ImportLink(models.Model):
    """A record that points at one which has not come yet: tied when it comes, on whatever day.

    A talk that is about nobody we have can't be kept yet: `waiting` holds all of it until then.
    """

    wants = models.CharField(max_length=200)
    holder = models.CharField(max_length=200)
    thing = models.CharField(max_length=10)
    record = models.BigIntegerField(null=True)
    field = models.CharField(max_length=40)
    waiting = models.JSONField(null=True)
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="+")
    tied_in = models.ForeignKey(
        ImportRun, null=True, on_delete=models.PROTECT, related_name="+", db_index=True
    )

    class Meta:
        """Found by the key of what is wanted; a link is kept once."""

        db_table = "import_link"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["holder", "field", "wants"], name="import_link_kept_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["wants"], condition=Q(tied_in=None), name="import_link_untied"),
            models.Index(fields=["run"], name="import_link_by_run"),
        ]

    def __str__(self) -> str:
        """Return what is wanted."""
        return self.wants


class SavedMapping(models.Model):
    """Which column means what, kept by the names of the columns and found again by them."""

    signature = models.CharField(max_length=64)
    name = models.CharField(_("name"), max_length=120)
    thing = models.CharField(max_length=20)
    columns = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    used_at = models.DateTimeField()

    class Meta:
        """The same columns have one mapping: the one saved last."""

        db_table = "saved_mapping"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["signature"], name="saved_mapping_once"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
