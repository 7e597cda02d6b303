"""Letters to our own people, each with how far it is."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.utils.translation import pgettext_lazy

from interes.team.models import User


class MailLetter(models.Model):
    """Some notices for one person, written in the transaction that made them.

    What comes while a letter waits goes into it. `uid` is its Message-ID, so that a letter that
    is sent twice, because its sender died before noting it, is the same letter for the mailbox.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", pgettext_lazy("a letter", "Waiting")
        SENDING = "sending", pgettext_lazy("a letter", "Being sent")
        SENT = "sent", pgettext_lazy("a letter", "Sent")
        NEEDLESS = "needless", pgettext_lazy("a letter", "Not needed any more")
        FAILED = "failed", pgettext_lazy("a letter", "Given up")

    uid = models.UUIDField(default=uuid4, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    notices: "ArrayField[Any, Any]" = ArrayField(
        models.BigIntegerField(),
        default=list,
        db_default=Value([], output_field=ArrayField(models.BigIntegerField())),
    )
    is_test = models.BooleanField(default=False, db_default=False)
    state = models.CharField(
        max_length=8, choices=State, default=State.WAITING, db_default=State.WAITING
    )
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    made_at = models.DateTimeField()
    # When it is sent, or tried again; of a letter that is being sent, until when it is held.
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    address = models.CharField(max_length=254, blank=True, default="", db_default="")
    trouble = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        """One letter of a person gathers what there is to tell."""

        db_table = "mail_letter"
        app_label = "integrations"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(state="waiting", tries=0, is_test=False),
                name="mail_letter_gathers_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending", "sent", "needless", "failed"]),
                name="mail_letter_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False),
                name="mail_letter_sent_has_a_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at", "id"],
                condition=Q(state__in=["waiting", "sending"]),
                name="mail_letter_to_send",
            ),
            models.Index(fields=["state", "-id"], name="mail_letter_by_state"),
        ]

    def __str__(self) -> str:
        """Return whose it is and how far."""
        return f"{self.user_id}: {self.state}"
