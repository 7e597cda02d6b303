"""Competition: who or what else the client may choose instead of us (M5.5)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.clients.models import Company
from interes.deals.models.deal import Deal
from interes.foundation.naming import in_language


@pghistory.track()
class Rival(models.Model):
    """What a client may choose instead of us: another supplier, nothing at all, another expense.

    It has one name; those that every company meets carry an English one too (`name_en`).
    """

    class Kind(models.TextChoices):
        """What it is that competes with us."""

        SUPPLIER = "supplier", _("Another supplier")
        NOTHING = "nothing", _("Doing nothing")
        BUDGET = "budget", _("Another use of the budget")
        IN_HOUSE = "in_house", _("Their own people")

    name = models.CharField(_("name"), max_length=160, unique=True)
    name_en = models.CharField(
        _("name in English"), max_length=160, default="", db_default="", blank=True
    )
    kind = models.CharField(
        _("kind"),
        max_length=8,
        choices=Kind,
        default=Kind.SUPPLIER,
        db_default=Kind.SUPPLIER.value,
    )
    company = models.ForeignKey(
        Company, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    strengths = models.TextField(_("strengths"), default="", db_default="", blank=True)
    weaknesses = models.TextField(_("weaknesses"), default="", db_default="", blank=True)
    how_we_win = models.TextField(_("how we win"), default="", db_default="", blank=True)
    is_active = models.BooleanField(_("in use"), default=True, db_default=True)

    class Meta:
        """Only a supplier can be a company."""

        db_table = "rival"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["supplier", "nothing", "budget", "in_house"]),
                name="rival_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(company=None) | Q(kind="supplier"), name="rival_company_is_a_supplier"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="rival_has_a_name"),
        ]

    def __str__(self) -> str:
        """Return the name in the language of the reader."""
        return in_language(self.name, self.name_en)


@pghistory.track()
class DealRival(models.Model):
    """A rival in one deal: how strong it is there, what it offers, and how we know.

    `beaten_in` is the ending of this deal in which we won against it (migration 0023 holds it to
    the same deal).
    """

    class Standing(models.TextChoices):
        """How strong a rival is in a deal, beside us."""

        LEADING = "leading", pgettext_lazy("rival", "Stronger than us")
        EQUAL = "equal", pgettext_lazy("rival", "Level with us")
        WEAK = "weak", pgettext_lazy("rival", "Weaker than us")

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="rivals")
    rival = models.ForeignKey(Rival, on_delete=models.PROTECT, related_name="deals")
    standing = models.CharField(
        _("how strong"), max_length=7, choices=Standing, default="", db_default="", blank=True
    )
    amount = models.DecimalField(
        _("their sum"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, default="RUB")
    terms = models.TextField(_("their terms"), default="", db_default="", blank=True)
    evidence = models.TextField(_("how we know"), default="", db_default="", blank=True)
    since = models.DateField(_("since"))
    beaten_in = models.ForeignKey(
        "deals.Closure", null=True, blank=True, on_delete=models.PROTECT, related_name="beaten"
    )

    class Meta:
        """A rival takes part in a deal once."""

        db_table = "deal_rival"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["deal", "rival"], name="deal_rival_once"),
            models.CheckConstraint(
                condition=Q(standing__in=["", "leading", "equal", "weak"]),
                name="deal_rival_standing_is_known",
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0), name="deal_rival_sum_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        """Return which rival of which deal."""
        return f"{self.rival_id} · {self.deal_id}"
