"""One firing of a rule for one record: what was done, what was refused and why."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from interes.automation.models.occasion import Occasion
from interes.automation.models.rule import Rule
from interes.clients.models import Company
from interes.deals.models import Deal
from interes.team.models import User


class Run(models.Model):
    """A line of the log; written in one transaction with everything it tells of."""

    class Outcome(models.TextChoices):
        """How it went."""

        DONE = "done", pgettext_lazy("a rule", "Done")
        PARTLY = "partly", pgettext_lazy("a rule", "Done in part")
        REFUSED = "refused", pgettext_lazy("a rule", "Refused")
        HELD = "held", pgettext_lazy("a rule", "Held back")

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="runs")
    occasion = models.ForeignKey(Occasion, null=True, on_delete=models.PROTECT, related_name="+")
    chain = models.BigIntegerField()
    depth = models.PositiveSmallIntegerField(default=0)
    deal = models.ForeignKey(Deal, null=True, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    # One for each act: its kind, whether it was done, with what, or why not.
    lines = models.JSONField(default=list)
    number = models.PositiveSmallIntegerField(default=0)
    # The act in the history that can be taken back.
    context = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Within one chain a rule fires for a record once: the database says so, too."""

        db_table = "rule_run"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["chain", "rule", "deal", "company"],
                condition=~Q(outcome="held"),
                nulls_distinct=False,
                name="rule_run_once_a_chain",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["-id"], name="rule_run_newest"),
            models.Index(fields=["rule", "-id"], name="rule_run_of_rule"),
            models.Index(fields=["deal", "-at"], name="rule_run_of_deal"),
            models.Index(fields=["company", "-at"], name="rule_run_of_company"),
        ]

    def __str__(self) -> str:
        """Return which rule it was."""
        return str(self.rule)
