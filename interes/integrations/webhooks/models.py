"""Who wants to be told of what, what there is to tell, and how telling went."""

from typing import ClassVar
from uuid import uuid4

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@pghistory.track(exclude=["secret", "failures", "failing_since", "rests_until"])
class Webhook(models.Model):
    """A program that is told of what happens here."""

    name = models.CharField(_("name"), max_length=80)
    url = models.CharField(_("address"), max_length=500)
    secret = models.CharField(max_length=80)
    kinds = ArrayField(models.CharField(max_length=40), verbose_name=_("what it is told"))
    is_active = models.BooleanField(_("is told"), default=True)
    made_at = models.DateTimeField()
    # It has not answered for long: what there is to tell waits until somebody lets it go on.
    paused_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True, blank=True)
    rests_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Table name free of the room."""

        db_table = "webhook"
        app_label = "integrations"

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Message(models.Model):
    """Something to tell one webhook, written in the transaction of what happened.

    Those about one record are told in the order of their numbers. What one transaction changed of
    a record is one message; `act` is the number of the transaction.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", pgettext_lazy("a message", "Waiting")
        SENT = "sent", pgettext_lazy("a message", "Heard")
        FAILED = "failed", pgettext_lazy("a message", "Given up")

    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="messages")
    uid = models.UUIDField(default=uuid4, unique=True)
    kind = models.CharField(max_length=40)
    noun = models.CharField(max_length=12)
    record = models.BigIntegerField()
    facts = models.JSONField(default=dict)
    act = models.BigIntegerField(default=0)
    at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()

    class Meta:
        """Looked for by webhook: what waits, and what was told lately."""

        db_table = "webhook_message"
        app_label = "integrations"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["webhook", "noun", "record", "kind", "act"],
                condition=Q(state="waiting"),
                name="webhook_message_once_an_act",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["webhook", "noun", "record", "id"],
                condition=Q(state="waiting"),
                name="webhook_message_to_send",
            ),
            models.Index(fields=["webhook", "-id"], name="webhook_message_by_age"),
        ]

    def __str__(self) -> str:
        """Return what it tells."""
        return f"{self.kind} {self.record}"


class Telling(models.Model):
    """One try to tell a message: what was sent and what was answered."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="tellings")
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    trouble = models.CharField(max_length=200, blank=True)
    said = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    took_ms = models.PositiveIntegerField(default=0)

    class Meta:
        """Newest first."""

        db_table = "webhook_telling"
        app_label = "integrations"
        indexes: ClassVar = [models.Index(fields=["message", "-id"], name="webhook_telling_order")]

    def __str__(self) -> str:
        """Return how it went."""
        return str(self.status or self.trouble)
