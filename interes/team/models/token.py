"""Keys with which programs act under the rights of a person."""

from datetime import datetime
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .user import User


@pghistory.track(exclude=["digest", "used_at"])
class Token(models.Model):
    """A personal token; only its digest is kept, so that nobody can read it here.

    `scopes` are such as "deals:read" and "deals:write"; writing includes reading.
    """

    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    prefix = models.CharField(max_length=16)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=24))
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("works until"), null=True, blank=True)
    # Not more exact than an hour: it must not cost a write with every request.
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Listed by their owner."""

        db_table = "api_token"
        indexes: ClassVar = [models.Index(fields=["owner", "-made_at"], name="api_token_by_owner")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def works(self, at: datetime) -> bool:
        """Tell whether it opens anything at this moment."""
        is_over = self.expires_at is not None and self.expires_at <= at
        return self.revoked_at is None and not is_over and self.owner.is_active


class TokenUse(models.Model):
    """How many requests a token has made in the present minute (an unlogged table)."""

    token = models.OneToOneField(Token, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    requests = models.PositiveIntegerField()

    class Meta:
        """Table name free of the room."""

        db_table = "api_token_use"

    def __str__(self) -> str:
        """Return how many."""
        return f"{self.requests} since {self.since}"


class SentRequest(models.Model):
    """A request of a program that was answered, so that the same one sent again is not done twice.

    `body` is a digest of the whole request: one key stands for one request only.
    """

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    body = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    answer = models.BinaryField(default=b"")

    class Meta:
        """A token uses a key once."""

        db_table = "api_sent_request"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token", "key"], name="api_sent_request_once")
        ]

    def __str__(self) -> str:
        """Return the key."""
        return self.key
