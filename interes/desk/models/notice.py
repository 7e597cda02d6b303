"""What people are told by the product, and how each of them likes to be told."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interes.team.models import User


class Notice(models.Model):
    """Something one person is told once; its sentence is made of the facts when it is read.

    `key` says what it is about, so that the same thing is never told twice. A trigger keeps the
    number of those a person has not seen in `app_user.unseen_notices`.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=120)
    kind = models.CharField(max_length=30)
    facts = models.JSONField(default=dict)
    link = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Read newest first; the same thing once."""

        db_table = "notice"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "key"], name="notice_once"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(kind=""), name="notice_is_known"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "-id"], name="notice_newest"),
            models.Index(fields=["user"], condition=Q(seen_at=None), name="notice_unseen"),
            models.Index(fields=["made_at"], name="notice_by_age"),
        ]

    def __str__(self) -> str:
        """Return what it is about."""
        return f"{self.kind}: {self.key}"


class NoticeChoice(models.Model):
    """How one person likes to be told of one kind of thing; without a row, as is usual."""

    class How(models.TextChoices):
        """Where it is told."""

        OFF = "off", _("Not at all")
        HERE = "here", _("Here")
        MAIL = "mail", _("Here and by e-mail")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=30)
    how = models.CharField(max_length=4, choices=How)

    class Meta:
        """One choice for each kind."""

        db_table = "notice_choice"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "kind"], name="notice_choice_once"),
            models.CheckConstraint(
                condition=Q(how__in=["off", "here", "mail"]), name="notice_choice_is_known"
            ),
        ]

    def __str__(self) -> str:
        """Return whose choice of what."""
        return f"{self.user_id} · {self.kind}"
