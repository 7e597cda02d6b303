"""What is wrong with each open deal, found by the rules and kept where lists find it quickly."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from interes.deals.models.deal import Deal


class DealStanding(models.Model):
    """The red flags of one open deal, the heaviest first; made anew of what is known of it.

    `facts` holds for each flag what its sentence is made of: days since, not the number of days,
    so that the sentence is right on any day. `turns_at` is when the clock alone changes a flag.
    """

    deal = models.OneToOneField(
        Deal, primary_key=True, on_delete=models.DO_NOTHING, related_name="standing"
    )
    flags = ArrayField(models.CharField(max_length=16), default=list)
    facts = models.JSONField(default=dict)
    turns_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField()

    class Meta:
        """Found by a flag, and by the moment at which the clock changes something."""

        db_table = "deal_standing"
        indexes: ClassVar = [
            GinIndex(fields=["flags"], name="deal_standing_flags", fastupdate=False),
            models.Index(
                fields=["turns_at"],
                condition=Q(turns_at__isnull=False),
                name="deal_standing_turns",
            ),
        ]

    def __str__(self) -> str:
        """Return the flags."""
        return ", ".join(self.flags)


class ToAppraise(models.Model):
    """A deal of which something was written that a flag may depend on.

    Triggers write it in the transaction of whoever changes something (migration
    `flags_are_kept`), so that no way of writing can forget it. `tx` is that transaction. Number 0
    stands for all open deals: a setting was changed.
    """

    deal_id = models.BigIntegerField()
    tx = models.BigIntegerField()

    class Meta:
        """Found by its transaction, else taken in the order they came."""

        db_table = "to_appraise"
        indexes: ClassVar = [models.Index(fields=["tx"], name="to_appraise_tx")]

    def __str__(self) -> str:
        """Return which deal."""
        return str(self.deal_id)
