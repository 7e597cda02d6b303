"""The next step of a deal, and the steps that were done."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from interes.deals.models.deal import Deal
from interes.team.models import User
from interes.ui import formats


@pghistory.track()
class Step(models.Model):
    """A planned action of a deal with an owner and a time (M4.3), later done or dropped."""

    # A day and its time are one promise: who changes one of them means both.
    TOGETHER: ClassVar = {"due_at": ("due_at", "has_time")}

    class Kind(models.TextChoices):
        """What is to be done."""

        CALL = "call", _("Call")
        MEETING = "meeting", _("Meeting")
        LETTER = "letter", _("Letter")
        PROPOSAL = "proposal", _("Proposal")
        OTHER = "other", _("Other")

    class State(models.TextChoices):
        """What has become of it."""

        PLANNED = "planned", _("Planned")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.CALL)
    text = models.CharField(_("what to do"), max_length=300)
    owner = models.ForeignKey(
        User, verbose_name=_("Who does it"), on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField(_("when"))
    has_time = models.BooleanField(_("at an exact time"), default=False)
    state = models.CharField(max_length=7, choices=State, default=State.PLANNED)
    result = models.TextField(_("result"), blank=True)
    planned_at = models.DateTimeField()
    # Why it is planned for then: the facts of the sentence, in the language of whoever reads it.
    why = models.JSONField(default=dict, db_default=JSONObject(), blank=True, editable=False)
    is_proposed = models.BooleanField(
        _("planned by the product"), default=False, db_default=False, editable=False
    )
    moved_because = models.CharField(
        _("moved because"), max_length=200, default="", db_default="", blank=True
    )
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Finished exactly when not planned; the tie to the deal stands in migration 0003."""

        db_table = "step"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="planned", finished_at=None)
                | (Q(state__in=["done", "dropped"]) & Q(finished_at__isnull=False)),
                name="step_finished_iff_not_planned",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="step_says_what_to_do"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["owner", "due_at", "id"], condition=Q(state="planned"), name="step_agenda"
            ),
            models.Index(
                fields=["due_at", "id"], condition=Q(state="planned"), name="step_planned"
            ),
            models.Index(fields=["deal", "-planned_at"], name="step_by_deal"),
            models.Index(
                fields=["owner", "-finished_at"],
                condition=Q(state="done"),
                name="step_done_by_owner",
            ),
        ]

    def __str__(self) -> str:
        """Return what is to be done."""
        return self.text

    def get_due_at_display(self) -> str:
        """Return the day, with the time if one is agreed."""
        return formats.promised(self.due_at, has_time=self.has_time)
