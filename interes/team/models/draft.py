"""What people wrote and did not send yet."""

from typing import ClassVar

from django.db import models

from .user import User


class Draft(models.Model):
    """The text of a form that was left: it waits for its writer on any device."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=200)
    text = models.TextField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        """A form has one draft of a person."""

        db_table = "draft"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "form"], name="draft_of_a_form_once")
        ]

    def __str__(self) -> str:
        """Return which form it belongs to."""
        return self.form
