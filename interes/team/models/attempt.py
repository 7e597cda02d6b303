"""How signing in failed lately, so that nobody guesses passwords."""

from django.db import models


class Attempt(models.Model):
    """How many times in a row signing in failed, for one account or from one address.

    The subject is a digest: people type passwords into the wrong field.
    """

    subject = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField()
    since = models.DateTimeField()

    class Meta:
        """Table name free of the room."""

        db_table = "sign_in_attempt"

    def __str__(self) -> str:
        """Return how often it failed."""
        return f"{self.failures} since {self.since}"
