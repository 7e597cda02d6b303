"""Something has happened that a rule waits for; written in the transaction in which it happened."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from interes.automation.models.rule import Rule
from interes.clients.models import Company
from interes.deals.models import Deal


class Occasion(models.Model):
    """News for the rules, until the worker has done what they say; then it stays as a mark."""

    kind = models.CharField(max_length=24, choices=Rule.Kind)
    deal = models.ForeignKey(Deal, null=True, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, null=True, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    # The number of the occasion with which the chain began; empty if it is this one.
    chain = models.BigIntegerField(null=True)
    depth = models.PositiveSmallIntegerField(default=0)
    # What the clock brings is brought to one rule, and once.
    rule = models.ForeignKey(Rule, null=True, on_delete=models.PROTECT, related_name="+")
    once = models.CharField(max_length=80, null=True, unique=True)  # noqa: DJ001 - null is "many"
    done_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        """Taken in the order in which it happened."""

        db_table = "occasion"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(deal__isnull=False) | Q(company__isnull=False),
                name="occasion_is_about_a_record",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=Q(done_at=None), name="occasion_to_do")
        ]

    def __str__(self) -> str:
        """Return what happened."""
        return self.get_kind_display()

    @property
    def root(self) -> int:
        """Return the number of the occasion with which its chain began."""
        return self.chain or self.pk
