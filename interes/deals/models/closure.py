"""How a deal ended: won, or refused with a reason (M4.5)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interes.deals.models.deal import Deal
from interes.deals.models.rival import Rival
from interes.foundation.naming import Named
from interes.team.models import User


@pghistory.track()
class RefusalReason(Named):
    """Why clients refuse; the company adds its own."""

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    asks_rival = models.BooleanField(_("asks which rival won"), default=False)
    is_active = models.BooleanField(_("can be chosen"), default=True)

    class Meta:
        """A reason has one name."""

        db_table = "refusal_reason"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name_ru"], name="refusal_reason_once")
        ]


@pghistory.track()
class Closure(models.Model):
    """One ending of a deal; what was learnt stays here when the deal is reopened."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="closures")
    outcome = models.CharField(max_length=8, choices=Deal.State)
    reason = models.ForeignKey(
        RefusalReason, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rival = models.ForeignKey(
        Rival, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(_("what was learnt"), blank=True)
    come_back_date = models.DateField(_("come back on"), null=True, blank=True)
    # When the owner was told that this day has come.
    returned_at = models.DateTimeField(null=True, editable=False)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # An ending that was taken back did not happen; the row stays.
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        """A refusal has a reason, a win has none."""

        db_table = "closure"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="won", reason=None, rival=None, come_back_date=None)
                | Q(outcome="refused", reason__isnull=False),
                name="closure_refused_iff_reason",
            ),
            models.UniqueConstraint(fields=["id", "deal"], name="closure_of_deal"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["come_back_date"],
                condition=Q(come_back_date__isnull=False),
                name="closure_come_back",
            ),
        ]

    def __str__(self) -> str:
        """Return the outcome."""
        return self.get_outcome_display()
