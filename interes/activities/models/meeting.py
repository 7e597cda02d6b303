"""Presentations, meetings and demonstrations as they are planned and as they went (M5.3, M4.8)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.activities.models.activity import Activity
from interes.activities.models.to_do import ToDo
from interes.clients.models import Person
from interes.deals.models import Deal, Step
from interes.foundation.keeping import Kept, next_version
from interes.knowledge.models import Argument
from interes.team.models import User


@pghistory.track(exclude=["version"])
class Meeting(Kept):
    """A meeting about a deal: who comes, what for, where, what we say, and what came of it.

    Its day and who holds it stand in one place only: in the next step of the deal, or in a to-do
    beside it. `ended_at` is when it was held or dropped.
    """

    class Kind(models.TextChoices):
        """What we do there."""

        MEETING = "meeting", pgettext_lazy("kind of meeting", "Meeting")
        PRESENTATION = "presentation", pgettext_lazy("kind of meeting", "Presentation")
        DEMONSTRATION = "demonstration", pgettext_lazy("kind of meeting", "Demonstration")

    class Place(models.TextChoices):
        """Where it is; ours is offered first (M4.8)."""

        OURS = "ours", _("At our office")
        CLIENT = "client", _("At the client's")
        ONLINE = "online", _("Online")
        OTHER = "other", pgettext_lazy("place of a meeting", "Elsewhere")

    class State(models.TextChoices):
        """Planned, or how it ended."""

        PLANNED = "planned", pgettext_lazy("a meeting", "Planned")
        HELD = "held", pgettext_lazy("a meeting", "Held")
        DROPPED = "dropped", pgettext_lazy("a meeting", "Dropped")

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=13, choices=Kind, default=Kind.MEETING)
    goal = models.CharField(_("goal"), max_length=250, blank=True)
    place = models.CharField(_("place"), max_length=6, choices=Place, default=Place.OURS)
    address = models.CharField(_("address"), max_length=300, blank=True)
    is_ours_offered = models.BooleanField(_("our place was offered"), default=False)
    lasts = models.PositiveSmallIntegerField(_("minutes"), default=60)
    agenda = models.TextField(_("agenda"), blank=True)
    # Lines with their ticks: [{"text": …, "is_done": …}].
    checklist = models.JSONField(_("checklist"), default=list, blank=True)
    step = models.ForeignKey(Step, null=True, on_delete=models.PROTECT, related_name="+")
    to_do = models.ForeignKey(ToDo, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.PLANNED)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    # When it was to be: the step or to-do it stood in may say something else by now.
    was_due_at = models.DateTimeField(_("when"), null=True, blank=True)
    result = models.TextField(_("minutes of the meeting"), blank=True)
    held_place = models.CharField(_("place it was at"), max_length=6, choices=Place, blank=True)
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("the talk"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    because = models.CharField(_("why it was dropped"), max_length=200, blank=True)

    class Meta:
        """It stands in a step or in a to-do; held with its minutes, dropped with the reason."""

        db_table = "meeting"
        triggers: ClassVar = [next_version()]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(step__isnull=False, to_do=None) | Q(step=None, to_do__isnull=False),
                name="meeting_has_one_time",
            ),
            models.CheckConstraint(
                condition=Q(state="planned", ended_at=None, result="", held_place="", because="")
                | Q(state="held", ended_at__isnull=False, because="")
                & ~Q(result="")
                & ~Q(held_place="")
                | Q(state="dropped", ended_at__isnull=False, result="", held_place=""),
                name="meeting_ended_iff_not_planned",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, was_due_at=None)
                | Q(ended_at__isnull=False, was_due_at__isnull=False),
                name="meeting_that_ended_keeps_its_time",
            ),
            models.UniqueConstraint(
                fields=["step"],
                condition=Q(state="planned", removed_at=None),
                name="meeting_of_a_step_once",
            ),
            models.UniqueConstraint(fields=["to_do"], name="meeting_of_a_to_do_once"),
            models.CheckConstraint(
                condition=Q(lasts__gte=5, lasts__lte=1440), name="meeting_lasts_a_sane_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["deal", "-id"], name="meeting_of_deal"),
            models.Index(fields=["step"], name="meeting_by_step"),
            models.Index(
                fields=["-removed_at", "-id"],
                condition=Q(removed_at__isnull=False),
                name="meeting_removed",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is for."""
        return f"{self.get_kind_display()}: {self.goal}" if self.goal else self.get_kind_display()

    @property
    def owner_id(self) -> int:
        """Return whose it is: of whoever planned it."""
        return self.by_id

    @property
    def owner(self) -> User:
        """Return whose it is."""
        return self.by

    @property
    def is_planned(self) -> bool:
        """Tell whether nothing was said of its end yet."""
        return self.state == self.State.PLANNED


@pghistory.track()
class MeetingGuest(models.Model):
    """Who comes to a meeting: a person of the client or one of us."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="guests")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    was_there = models.BooleanField(_("was there"), null=True, blank=True)

    class Meta:
        """Either theirs or ours, and once."""

        db_table = "meeting_guest"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, user=None) | Q(person=None, user__isnull=False),
                name="meeting_guest_is_theirs_or_ours",
            ),
            models.UniqueConstraint(fields=["meeting", "person"], name="meeting_person_once"),
            models.UniqueConstraint(fields=["meeting", "user"], name="meeting_user_once"),
        ]

    def __str__(self) -> str:
        """Return who it is."""
        return f"{self.meeting_id} · {self.person_id or self.user_id}"


@pghistory.track()
class MeetingArgument(models.Model):
    """An argument that we chose for a meeting, in its order, with a word for whoever speaks."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="arguments")
    argument = models.ForeignKey(Argument, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        """An argument is chosen once."""

        db_table = "meeting_argument"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "argument"], name="meeting_argument_once"),
        ]

    def __str__(self) -> str:
        """Return which argument of which meeting."""
        return f"{self.meeting_id} · {self.argument_id}"
