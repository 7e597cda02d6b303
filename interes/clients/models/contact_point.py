"""Phones, e-mails, messengers and sites of companies and people."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Reverse
from django.utils.translation import gettext_lazy as _

from interes.clients.models.company import Company
from interes.clients.models.person import Person
from interes.clients.models.sorting import made_by


@pghistory.track(exclude=["core"])
class ContactPoint(models.Model):
    """One way to reach a company or a person."""

    class Kind(models.TextChoices):
        """What it is."""

        PHONE = "phone", _("Phone")
        EMAIL = "email", _("E-mail")
        MESSENGER = "messenger", _("Messenger")
        WEBSITE = "website", _("Website")

    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(_("as written"), max_length=200)
    normal = models.CharField(max_length=200, editable=False)
    # A phone without its extension, the domain of an e-mail or site: what near ones share.
    core = made_by("contact_core", "kind", "normal")
    note = models.CharField(_("note"), max_length=80, blank=True)
    # Found by the index of `contact_point_once`, which begins with it.
    company = models.ForeignKey(
        Company,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contact_points",
        db_index=False,
    )
    person = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contact_points",
        db_index=False,
    )

    class Meta:
        """It belongs to one company or one person, and nobody has it twice."""

        db_table = "contact_point"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(company=None, person__isnull=False)
                | Q(company__isnull=False, person=None),
                name="contact_point_has_one_holder",
            ),
            models.CheckConstraint(condition=~Q(normal=""), name="contact_point_is_not_empty"),
            models.UniqueConstraint(
                fields=["company", "person", "kind", "normal"],
                nulls_distinct=False,
                name="contact_point_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(OpClass("normal", "text_pattern_ops"), name="contact_point_by_value"),
            models.Index(
                fields=["person"],
                condition=Q(person__isnull=False),
                name="contact_point_of_person",
            ),
            GinIndex(
                OpClass("normal", "gin_trgm_ops"),
                condition=Q(kind="phone"),
                name="phone_by_piece",
            ),
            models.Index(fields=["core"], name="contact_point_by_core"),
            # The last figures of a phone are what people remember of it.
            models.Index(
                OpClass(Reverse("core"), "text_pattern_ops"),
                condition=Q(kind="phone"),
                name="phone_by_end",
            ),
        ]

    def __str__(self) -> str:
        """Return it as it was written."""
        return self.value
