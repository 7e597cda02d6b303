"""One line of the story of a client."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interes.clients.models import Company, Person
from interes.deals.models import Deal, Step
from interes.foundation.keeping import Kept, next_version
from interes.team.models import User


@pghistory.track(exclude=["version"])
class Activity(Kept):
    """A talk someone had, or an event of a deal, on the one timeline of the client (M6.1)."""

    class Kind(models.TextChoices):
        """What it was; the second half is written by the product itself."""

        CALL = "call", _("Call")
        MEETING = "meeting", _("Meeting")
        LETTER = "letter", _("Letter")
        MESSAGE = "message", _("Message")
        NOTE = "note", _("Note")
        OPENED = "opened", _("Deal opened")
        MOVED = "moved", _("Stage changed")
        WON = "won", _("Won")
        REFUSED = "refused", _("Refused")
        REOPENED = "reopened", _("Reopened")
        HANDED = "handed", _("Handed over")
        CLIMBED = "climbed", _("Forgotten: climbed to the head")
        TOLD = "told", _("Reference told")
        FREED = "freed", _("Forgotten: anyone may take it")

    TALKS: ClassVar = ("call", "meeting", "letter", "message", "note")

    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    deal = models.ForeignKey(Deal, null=True, on_delete=models.PROTECT, related_name="+")
    step = models.ForeignKey(Step, null=True, on_delete=models.PROTECT, related_name="+")
    is_inbound = models.BooleanField(_("they reached us"), default=False)
    was_reached = models.BooleanField(_("we got through"), default=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    text = models.TextField(_("what was said"), blank=True)
    # For events of a deal: the ids their sentence is made of, in the language of the reader.
    facts = models.JSONField(default=dict, blank=True)
    # Empty means null, so that only imported ones must be unique.
    imported_key = models.CharField(  # noqa: DJ001
        max_length=200, null=True, blank=True, editable=False
    )

    class Meta:
        """A line belongs to someone's story; newest first everywhere."""

        db_table = "activity"
        triggers: ClassVar = [next_version()]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(company__isnull=False)
                | Q(person__isnull=False)
                | Q(deal__isnull=False),
                name="activity_is_about_someone",
            ),
            models.UniqueConstraint(fields=["imported_key"], name="activity_imported_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["deal", "-at", "-id"], name="activity_of_deal"),
            models.Index(fields=["company", "-at", "-id"], name="activity_of_company"),
            models.Index(fields=["person", "-at", "-id"], name="activity_of_person"),
            models.Index(fields=["by", "-at"], name="activity_by"),
            models.Index(
                fields=["-at", "-id"],
                name="activity_newest",
                condition=Q(removed_at=None) & ~Q(text=""),
            ),
            models.Index(
                fields=["-at", "-id"],
                name="activity_talks",
                condition=Q(
                    removed_at=None, kind__in=["call", "meeting", "letter", "message", "note"]
                ),
            ),
            models.Index(
                fields=["-removed_at", "-id"],
                condition=Q(removed_at__isnull=False),
                name="activity_removed",
            ),
            GinIndex(
                SearchVector("text", config="russian"),
                name="activity_said",
                condition=Q(removed_at=None) & ~Q(text=""),
            ),
        ]

    def __str__(self) -> str:
        """Return what it was."""
        return self.get_kind_display()
