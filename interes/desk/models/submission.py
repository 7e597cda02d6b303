"""Forms that were sent, so that one sent twice makes one record."""

from django.db import models

from interes.deals.models import Deal
from interes.team.models import User


class Submission(models.Model):
    """One filled-in form: its key was drawn into it when it was shown."""

    key = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    deal = models.ForeignKey(Deal, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        """Table name free of the room."""

        db_table = "submission"

    def __str__(self) -> str:
        """Return the key."""
        return str(self.key)
