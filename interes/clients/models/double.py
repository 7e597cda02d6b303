"""Pairs of records that may be one, found by the worker and decided by people."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interes.clients.models.company import Company
from interes.clients.models.person import Person
from interes.team.models import User


class Noun(models.TextChoices):
    """Of what there may be doubles."""

    COMPANY = "company", _("Companies")
    PERSON = "person", _("People")


class Double(models.Model):
    """Two companies or two people that may be one; the older record comes first.

    Score and reasons are found anew whenever one of the two changes; that people said "not the
    same" stays. A pair of which one record is in the basket is not shown, so that a merge closes
    it and taking the merge back opens it again.
    """

    class State(models.TextChoices):
        """What people said of it."""

        OPEN = "open", _("To be decided")
        DIFFERENT = "different", _("Not the same")

    noun = models.CharField(max_length=7, choices=Noun)
    company = models.ForeignKey(Company, null=True, on_delete=models.PROTECT, related_name="+")
    other_company = models.ForeignKey(
        Company, null=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    other_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    score = models.FloatField()
    # [[sign, weight, what the one says, what the other says], …], the weightiest first.
    reasons = models.JSONField()
    signs = ArrayField(models.CharField(max_length=20))
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    found_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """A pair is of one noun and stands here once."""

        db_table = "double"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    noun="company", company__lt=F("other_company"), person=None, other_person=None
                )
                | Q(noun="person", person__lt=F("other_person"), company=None, other_company=None),
                name="double_is_two_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["company", "other_company"], name="double_of_companies"
            ),
            models.UniqueConstraint(fields=["person", "other_person"], name="double_of_people"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(decided_at__isnull=False),
                name="double_decided_at_a_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["noun", "state", "-score", "-id"], name="double_by_score"),
        ]

    def __str__(self) -> str:
        """Return the two numbers."""
        return " · ".join(str(key) for key in self.pair)

    @property
    def pair(self) -> tuple[int, int]:
        """Return the numbers of the two records."""
        if self.noun == Noun.COMPANY:
            return self.company_id or 0, self.other_company_id or 0
        return self.person_id or 0, self.other_person_id or 0


class ToCompare(models.Model):
    """A record that was changed and is to be compared with the others again.

    Triggers of the database write it, in the transaction of the change.
    """

    noun = models.CharField(max_length=7, choices=Noun)
    record_id = models.BigIntegerField()

    class Meta:
        """A queue: read from its head and emptied; a record in it many times is taken once."""

        db_table = "to_compare"
        indexes: ClassVar = [
            models.Index(fields=["noun", "record_id"], name="to_compare_once"),
        ]

    def __str__(self) -> str:
        """Return which record."""
        return f"{self.noun} {self.record_id}"
