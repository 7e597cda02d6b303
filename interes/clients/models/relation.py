"""How companies stand to each other."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interes.clients.models.company import Company


@pghistory.track()
class Relation(models.Model):
    """One company is something to another (M1.5); head companies are a field of Company."""

    class Kind(models.TextChoices):
        """What the other company is to this one."""

        COMPETITOR = "competitor", _("Competitor")
        ADJACENT = "adjacent", _("Adjacent supplier")
        PARTNER = "partner", _("Partner or reseller")
        SERVED_THROUGH = "served_through", _("Served through")

    class Attitude(models.TextChoices):
        """How they feel about each other."""

        UNKNOWN = "unknown", _("Not known")
        HOSTILE = "hostile", _("Hostile")
        NEUTRAL = "neutral", _("Neutral")
        FRIENDLY = "friendly", _("Friendly")

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="relations")
    other = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    attitude = models.CharField(
        _("attitude"), max_length=8, choices=Attitude, default=Attitude.UNKNOWN
    )

    class Meta:
        """Each relation is kept once, and never with oneself."""

        db_table = "relation"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["company", "other", "kind"], name="relation_once"),
            models.CheckConstraint(condition=~Q(company=F("other")), name="relation_with_another"),
        ]

    def __str__(self) -> str:
        """Return what the other one is."""
        return self.get_kind_display()
