"""Forms that were sent, so that one sent twice makes one record."""

from django.db import models

from .user import User


class SentForm(models.Model):
    """One form as it was filled in and sent, and how it was answered.

    The key is made of what was drawn into the form when it was shown, and of what was written.
    """

    key = models.UUIDField(primary_key=True)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)
    to = models.TextField(default="")
    notice = models.TextField(default="")
    undo = models.TextField(default="")

    class Meta:
        """Table name free of the room."""

        db_table = "sent_form"

    def __str__(self) -> str:
        """Return where its answer led."""
        return f"{self.key} → {self.to}"
