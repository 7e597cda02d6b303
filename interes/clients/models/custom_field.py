"""Fields that a company adds to its records."""

from typing import Any, ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.clients.rules.custom import Shape
from interes.foundation.naming import Named, in_language


@pghistory.track()
class CustomField(Named):
    """One thing that a company wants to know of its companies, people or deals.

    The values lie in `custom` of the record under the number of the field. A field is never
    deleted and its kind never changes, so every value that was written can be read for ever;
    the trigger `field_keeps_its_values` sees to it.
    """

    class Noun(models.TextChoices):
        """Whose field it is."""

        COMPANY = "company", _("Company")
        PERSON = "person", _("Person")
        DEAL = "deal", _("Deal")

    class Kind(models.TextChoices):
        """What is written in it."""

        TEXT = "text", _("Line of text")
        LONG = "long", _("Long text")
        NUMBER = "number", pgettext_lazy("kind of a field", "Number")
        MONEY = "money", _("Sum of money")
        DATE = "date", _("Date")
        CHOICE = "choice", _("One of a list")
        MANY = "many", _("Several of a list")
        USER = "user", _("Colleague")
        LINK = "link", pgettext_lazy("kind of a field", "Link")

    class Target(models.TextChoices):
        """What a link leads to."""

        WEB = "web", _("Web address")
        COMPANY = "company", _("Company")
        PERSON = "person", _("Person")
        DEAL = "deal", _("Deal")

    noun = models.CharField(max_length=8, choices=Noun)
    kind = models.CharField(max_length=8, choices=Kind)
    target = models.CharField(max_length=8, choices=Target, default=Target.WEB)
    # Sums of one field are all of one currency, so that they can be compared and added.
    currency = models.CharField(max_length=3, default="RUB")
    # What can be chosen, in its order: {"key", "ru", "en", "off"}; the values hold the keys.
    choices = models.JSONField(default=list, blank=True)
    group = models.CharField(_("section"), max_length=80, blank=True)
    help = models.CharField(_("hint"), max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)
    is_asked = models.BooleanField(_("asked at once"), default=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        """A noun has one field of a name."""

        db_table = "custom_field"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["noun", "name_ru"], name="custom_field_named_once"),
            models.CheckConstraint(
                condition=Q(noun__in=["company", "person", "deal"]), name="custom_field_noun"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        *("text", "long", "number", "money", "date"),
                        *("choice", "many", "user", "link"),
                    ]
                ),
                name="custom_field_kind",
            ),
            models.CheckConstraint(
                condition=Q(target__in=["web", "company", "person", "deal"]),
                name="custom_field_target",
            ),
            models.CheckConstraint(
                condition=Q(currency__regex="^[A-Z]{3}$"), name="custom_field_currency"
            ),
        ]

    @property
    def key(self) -> str:
        """Return under what the value lies in `custom` of a record."""
        return str(self.pk)

    @property
    def control(self) -> str:
        """Return how lists, files, forms and the API call it."""
        return f"custom_{self.pk}"

    @property
    def shape(self) -> Shape:
        """Return what a value of it must be."""
        return Shape(self.kind, frozenset(one["key"] for one in self.choices), self.target)

    @property
    def words(self) -> dict[str, str]:
        """Return every choice there ever was by its key, in the language of the reader."""
        return {one["key"]: in_language(one["ru"], one["en"]) for one in self.choices}

    def offered(self, held: Any = ()) -> list[tuple[str, str]]:
        """Return the choices in use, and those out of use that are held already."""
        keys = {one["key"] for one in self.choices if not one.get("off") or one["key"] in held}
        return [(key, word) for key, word in self.words.items() if key in keys]
