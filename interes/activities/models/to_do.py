"""Something a person has to do that is not the next step of a deal."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interes.clients.models import Company, Person
from interes.deals.models import Deal
from interes.foundation.keeping import Kept, next_version
from interes.team.models import User
from interes.ui import formats


@pghistory.track(exclude=["version"])
class ToDo(Kept):
    """A to-do with an owner and a day."""

    # A day and its time are one promise: who changes one of them means both.
    TOGETHER: ClassVar = {"due_at": ("due_at", "has_time")}

    text = models.CharField(_("what to do"), max_length=300)
    owner = models.ForeignKey(
        User, verbose_name=_("Who does it"), on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField(_("when"))
    has_time = models.BooleanField(_("at an exact time"), default=False)
    company = models.ForeignKey(Company, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    deal = models.ForeignKey(Deal, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    # Empty means null, so that only imported ones must be unique.
    imported_key = models.CharField(  # noqa: DJ001
        max_length=200, null=True, blank=True, editable=False
    )

    class Meta:
        """A to-do says what to do."""

        db_table = "to_do"
        triggers: ClassVar = [next_version()]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="to_do_says_what_to_do"),
            models.UniqueConstraint(fields=["imported_key"], name="to_do_imported_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["owner", "due_at", "id"], condition=Q(done_at=None), name="to_do_agenda"
            ),
            models.Index(
                fields=["due_at", "id"],
                condition=Q(done_at=None) & Q(removed_at=None),
                name="to_do_planned",
            ),
            models.Index(
                fields=["-done_at", "-id"],
                condition=Q(done_at__isnull=False) & Q(removed_at=None),
                name="to_do_done",
            ),
            models.Index(
                fields=["-removed_at", "-id"],
                condition=Q(removed_at__isnull=False),
                name="to_do_removed",
            ),
        ]

    def __str__(self) -> str:
        """Return what is to be done."""
        return self.text

    def get_due_at_display(self) -> str:
        """Return the day, with the time if one is agreed."""
        return formats.promised(self.due_at, has_time=self.has_time)
