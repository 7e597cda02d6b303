"""Cases: what we did for a client, told with the name or without it (M5.6)."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from interes.clients.models import Company
from interes.knowledge.rules import Spared


@pghistory.track()
class Case(models.Model):
    """What we did for a client, in two wordings: one names the client, the other does not.

    The title, the figures and the anonymous wording are told to anybody, so they give nobody away
    (rules/anonymous.py). The open wording is told only after `rules/reference.py` has looked at
    how the client stands to the one who listens.
    """

    title = models.CharField(_("what was done"), max_length=160)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="+")
    business_lines = ArrayField(
        models.CharField(max_length=120),
        verbose_name=_("products and industries"),
        default=list,
        db_default=Value([], output_field=ArrayField(models.CharField(max_length=120))),
        blank=True,
    )
    open_wording = models.TextField(_("with the name"))
    anonymous_wording = models.TextField(_("without the name"))
    figures = models.CharField(_("figures"), max_length=300, default="", db_default="", blank=True)
    may_be_named = models.BooleanField(_("may be named"), default=False, db_default=False)
    consent_on = models.DateField(_("consent given on"), null=True, blank=True)
    consent_by = models.CharField(
        _("consent given by"), max_length=160, default="", db_default="", blank=True
    )
    is_active = models.BooleanField(_("in use"), default=True, db_default=True)

    class Meta:
        """Who may be named has said so: when, and who of them."""

        db_table = "reference_case"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(open_wording="") & ~Q(anonymous_wording=""),
                name="reference_case_has_both_wordings",
            ),
            models.CheckConstraint(
                condition=Q(may_be_named=False)
                | Q(may_be_named=True, consent_on__isnull=False) & ~Q(consent_by=""),
                name="reference_case_is_named_by_consent",
            ),
        ]

    def __str__(self) -> str:
        """Return what was done; it names nobody."""
        return self.title


@pghistory.track()
class ReferenceNorm(models.Model):
    """How often one client may be named before we spare them; one row or none."""

    most = models.PositiveSmallIntegerField(_("named at most"), default=Spared().most)
    days = models.PositiveSmallIntegerField(_("within days"), default=Spared().days)
    is_only = models.BooleanField(default=True, editable=False)

    class Meta:
        """There is one row at most."""

        db_table = "reference_norm"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["is_only"], name="reference_norm_once"),
            models.CheckConstraint(
                condition=Q(is_only=True), name="reference_norm_is_the_only_one"
            ),
            models.CheckConstraint(
                condition=Q(most__gte=1, most__lte=1000, days__gte=1, days__lte=1000),
                name="reference_norm_is_sane",
            ),
        ]

    def __str__(self) -> str:
        """Return the norm."""
        return f"{self.most} / {self.days}"
