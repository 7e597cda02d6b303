"""What was promised in a talk, by us or by them (M6.2), and what is done about broken words."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.activities.models.activity import Activity
from interes.activities.models.promise_settings import PromiseKind
from interes.clients.models import Company, Person
from interes.deals.models import Deal, Step
from interes.foundation.keeping import Kept, next_version
from interes.team.models import User
from interes.ui import formats

# What the worker has told already; it says nothing of the promise itself.
MARKS = ("reminded_at", "broken_told_at")


@pghistory.track(exclude=["version", *MARKS])
class Promise(Kept):
    """Something promised, with a term.

    `owner` is who of us keeps it or, of theirs, who asks after it; `person` is to whom we promised
    or who promised. `breached_at` is the first term that was missed: a word that was late once
    stays so, however often more time was asked for.
    """

    class Side(models.TextChoices):
        """Who promised."""

        OURS = "ours", pgettext_lazy("who promised", "We")
        THEIRS = "theirs", pgettext_lazy("who promised", "They")

    class State(models.TextChoices):
        """Open, or how it ended."""

        OPEN = "open", pgettext_lazy("a promise", "Open")
        KEPT = "kept", pgettext_lazy("a promise", "Kept")
        LATE = "late", pgettext_lazy("a promise", "Kept late")
        BROKEN = "broken", pgettext_lazy("a promise", "Broken")
        DROPPED = "dropped", pgettext_lazy("a promise", "Dropped")

    text = models.CharField(_("what was promised"), max_length=300)
    kind = models.ForeignKey(
        PromiseKind, verbose_name=_("Kind"), on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(_("who promised"), max_length=6, choices=Side)
    owner = models.ForeignKey(
        User, verbose_name=_("Who of us"), on_delete=models.PROTECT, related_name="+"
    )
    company = models.ForeignKey(Company, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    deal = models.ForeignKey(Deal, null=True, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("the talk"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    made_at = models.DateTimeField(_("promised"))
    due_at = models.DateTimeField(_("term"))
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.OPEN)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    breached_at = models.DateTimeField(_("term that was missed"), null=True, blank=True)
    because = models.CharField(_("why it was dropped"), max_length=200, blank=True)
    times_moved = models.PositiveSmallIntegerField(_("times more time was asked for"), default=0)
    moved_because = models.CharField(_("why more time"), max_length=200, blank=True)
    moved_told = models.CharField(_("who was told"), max_length=120, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    broken_told_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        """It is open or it ended, in time or not, and never both."""

        db_table = "promise"
        triggers: ClassVar = [next_version()]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="promise_says_what"),
            models.CheckConstraint(
                condition=Q(company__isnull=False)
                | Q(person__isnull=False)
                | Q(deal__isnull=False),
                name="promise_is_between_two",
            ),
            models.CheckConstraint(
                condition=Q(side__in=["ours", "theirs"])
                & Q(state__in=["open", "kept", "late", "broken", "dropped"]),
                name="promise_words_are_known",
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_at=None)
                | Q(~Q(state="open"), ended_at__isnull=False),
                name="promise_is_open_or_ended",
            ),
            models.CheckConstraint(
                condition=~Q(state="kept") | Q(breached_at=None, ended_at__lte=F("due_at")),
                name="promise_kept_is_in_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["late", "broken"]) | Q(breached_at__isnull=False),
                name="promise_late_has_missed_a_term",
            ),
            models.CheckConstraint(
                condition=Q(state="dropped") ^ Q(because=""), name="promise_dropped_says_why"
            ),
            models.CheckConstraint(
                condition=Q(times_moved=0, moved_because="")
                | Q(times_moved__gte=1) & ~Q(moved_because=""),
                name="promise_moved_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["owner", "due_at", "id"],
                condition=Q(state="open", removed_at=None),
                name="promise_agenda",
            ),
            models.Index(
                fields=["due_at", "id"],
                condition=Q(state="open", removed_at=None),
                name="promise_planned",
            ),
            models.Index(
                fields=["due_at", "id"],
                condition=Q(state="open", removed_at=None, broken_told_at=None),
                name="promise_to_tell",
            ),
            models.Index(
                fields=["-ended_at", "-id"],
                condition=~Q(state="open") & Q(removed_at=None),
                name="promise_ended",
            ),
            models.Index(
                fields=["-removed_at", "-id"],
                condition=Q(removed_at__isnull=False),
                name="promise_removed",
            ),
        ]

    def __str__(self) -> str:
        """Return what was promised."""
        return self.text

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be kept."""
        return self.state == self.State.OPEN

    @property
    def was_late_before(self) -> bool:
        """Tell whether a term was missed before more time was asked for."""
        return self.breached_at is not None and self.breached_at < self.due_at

    def get_due_at_display(self) -> str:
        """Return the term in words."""
        return formats.moment(self.due_at)


@pghistory.track()
class Remedy(models.Model):
    """A step of the playbook that somebody took with a contact who breaks promises (M5.7)."""

    class Move(models.TextChoices):
        """With whom we talk."""

        CONTACT = "contact", _("A talk with the contact")
        SUPERIOR = "superior", _("A talk with the superior")

    move = models.CharField(_("whom we talk to"), max_length=8, choices=Move)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """It is one of the two."""

        db_table = "remedy"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(move__in=["contact", "superior"]), name="remedy_move_is_known"
            )
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return self.get_move_display()
