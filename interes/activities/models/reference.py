"""A reference that was told to a prospect: which case, in which words, by whom and when (M5.6)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.activities.models.activity import Activity
from interes.deals.models import Deal
from interes.knowledge.models import Case
from interes.team.models import User


@pghistory.track()
class ReferenceTold(models.Model):
    """A case told in a deal; every telling counts, so that a client is not named too often."""

    class Wording(models.TextChoices):
        """In which words it was told."""

        OPEN = "open", pgettext_lazy("reference", "With the name")
        ANONYMOUS = "anonymous", pgettext_lazy("reference", "Without the name")

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    wording = models.CharField(_("in which words"), max_length=9, choices=Wording)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("told"))
    # Its line in the story of the deal.
    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Told in words that we know."""

        db_table = "reference_told"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(wording__in=["open", "anonymous"]),
                name="reference_told_wording_is_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["deal", "-at"], name="reference_told_in_deal"),
            models.Index(fields=["case", "-at"], name="reference_told_of_case"),
        ]

    def __str__(self) -> str:
        """Return which case in which deal."""
        return f"{self.case_id} · {self.deal_id}"
