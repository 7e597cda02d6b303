"""The library of arguments: what speaks for us, to whom, and whom it alarms (M6.6)."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.foundation.buying import Role
from interes.foundation.naming import Named, in_language

ROLES = tuple(Role.values)


@pghistory.track()
class Argument(Named):
    """One advantage of what we sell, with what proves it.

    It speaks to the buying roles in `works_for`. `alarms` tells why it worries other roles:
    {"user": {"ru": …, "en": …}}. Without `business_lines` it fits whatever the client buys.
    """

    class Kind(models.TextChoices):
        """What kind of advantage it is."""

        PRICE = "price", pgettext_lazy("advantage", "Price")
        DELIVERY = "delivery", pgettext_lazy("advantage", "Delivery")
        OUTFIT = "outfit", pgettext_lazy("advantage", "What is included")
        QUALITY = "quality", pgettext_lazy("advantage", "Quality")
        RELIABILITY = "reliability", pgettext_lazy("advantage", "Reliability")
        SERVICE = "service", pgettext_lazy("advantage", "Service")
        EXPERIENCE = "experience", pgettext_lazy("advantage", "Experience")
        OTHER = "other", pgettext_lazy("advantage", "Other")

    kind = models.CharField(_("kind"), max_length=11, choices=Kind, default=Kind.OTHER)
    business_lines = ArrayField(
        models.CharField(max_length=120),
        verbose_name=_("products and industries"),
        default=list,
        db_default=Value([], output_field=ArrayField(models.CharField(max_length=120))),
        blank=True,
    )
    say_ru = models.CharField(_("what to say, in Russian"), max_length=500)
    say_en = models.CharField(_("what to say, in English"), max_length=500, blank=True)
    benefit_ru = models.CharField(_("the benefit, in Russian"), max_length=300, blank=True)
    benefit_en = models.CharField(_("the benefit, in English"), max_length=300, blank=True)
    proof_ru = models.CharField(_("figure or proof, in Russian"), max_length=300, blank=True)
    proof_en = models.CharField(_("figure or proof, in English"), max_length=300, blank=True)
    works_for = ArrayField(
        models.CharField(max_length=9, choices=Role),
        verbose_name=pgettext_lazy("an argument", "works for"),
    )
    alarms = models.JSONField(
        pgettext_lazy("an argument", "alarms"), default=dict, db_default=JSONObject(), blank=True
    )
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        """An argument says something, to somebody; it does not alarm those it is meant for."""

        db_table = "argument"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name_ru"], name="argument_once"),
            models.CheckConstraint(
                condition=~Q(name_ru="") & ~Q(say_ru=""), name="argument_says_something"
            ),
            models.CheckConstraint(
                condition=Q(works_for__len__gte=1, works_for__contained_by=list(ROLES)),
                name="argument_works_for_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "name_ru", "id"], name="argument_by_kind"),
        ]

    @property
    def say(self) -> str:
        """Return what to say, in the active language."""
        return in_language(self.say_ru, self.say_en)

    @property
    def benefit(self) -> str:
        """Return what the client gains, in the active language."""
        return in_language(self.benefit_ru, self.benefit_en)

    @property
    def proof(self) -> str:
        """Return the figure or the case that proves it, in the active language."""
        return in_language(self.proof_ru, self.proof_en)

    @property
    def worries(self) -> dict[str, str]:
        """Return why it alarms whom, in the active language."""
        return {role: worry(self.alarms[role]) for role in ROLES if role in self.alarms}

    def get_works_for_display(self) -> str:
        """Return for whom it works, as people call them, in their usual order."""
        return ", ".join(str(word) for role, word in Role.choices if role in self.works_for)

    def get_alarms_display(self) -> str:
        """Return whom it alarms and why."""
        words = dict(Role.choices)
        return "; ".join(f"{words[role]}: {why}" for role, why in self.worries.items())


def worry(said: dict[str, str]) -> str:
    """Return why an argument alarms somebody, in the active language."""
    return in_language(said.get("ru", ""), said.get("en", ""))
