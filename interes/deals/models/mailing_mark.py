"""Who stays in sight by letters only: not called any more, but not forgotten (M4.4)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interes.clients.models import Company, Person
from interes.deals.models.deal import Deal
from interes.team.models import User


@pghistory.track()
class MailingMark(models.Model):
    """A company or a person to be put on a mailing list, since when and out of which deal.

    The mark is a wish of ours, not a consent of theirs: nothing may be sent by it alone.
    """

    company = models.ForeignKey(Company, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    deal = models.ForeignKey(Deal, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("since"))
    taken_off_at = models.DateTimeField(_("taken off"), null=True, blank=True)

    class Meta:
        """Either a company or a person, and each stands on the list once."""

        db_table = "mailing_mark"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(company=None, person__isnull=False)
                | Q(company__isnull=False, person=None),
                name="mailing_mark_is_of_one",
            ),
            models.UniqueConstraint(
                fields=["company"],
                condition=Q(taken_off_at=None),
                name="mailing_mark_company_once",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(taken_off_at=None), name="mailing_mark_person_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-at", "-id"], condition=Q(taken_off_at=None), name="mailing_mark_newest"
            )
        ]

    def __str__(self) -> str:
        """Return who it is."""
        return str(self.company or self.person)
