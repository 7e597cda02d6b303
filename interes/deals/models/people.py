"""Who decides at the client: the people of a deal, their roles, and who moves whom (M5.1)."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.clients.models import Person
from interes.deals.models.deal import Deal
from interes.deals.rules import AGAINST_MOST, FOR_MOST
from interes.foundation.buying import Role

FURTHEST = 4000


@pghistory.track()
class DealPerson(models.Model):
    """A person who takes part in the client's decision.

    The roles belong to the deal and not to the post, and one person may play several. A coach may
    work elsewhere, at an adjacent supplier for example. `x` and `y` are where the card stands on
    the map, in its units.
    """

    Role = Role

    class Weight(models.TextChoices):
        """How much somebody's word weighs in this deal."""

        HIGH = "high", pgettext_lazy("influence", "High")
        MEDIUM = "medium", pgettext_lazy("influence", "Medium")
        LOW = "low", pgettext_lazy("influence", "Low")

    class Mode(models.TextChoices):
        """How somebody takes the change that is offered."""

        GROWTH = "growth", _("Growth: wants more or better")
        TROUBLE = "trouble", _("Trouble: wants a problem gone")
        EVEN = "even", _("Even keel: all is well as it is")
        OVERCONFIDENT = "overconfident", _("Overconfident: sees no problem at all")

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_main = models.BooleanField(_("main contact"), default=False)
    roles = ArrayField(
        models.CharField(max_length=9, choices=Role),
        verbose_name=_("roles"),
        default=list,
        db_default=Value([], output_field=ArrayField(models.CharField(max_length=9))),
        blank=True,
    )
    influence = models.CharField(
        _("influence"), max_length=6, choices=Weight, default="", db_default="", blank=True
    )
    attitude = models.SmallIntegerField(_("attitude"), null=True, blank=True)
    mode = models.CharField(
        _("response"), max_length=13, choices=Mode, default="", db_default="", blank=True
    )
    win = models.TextField(_("what the person gains"), default="", db_default="", blank=True)
    result = models.TextField(_("what the company gets"), default="", db_default="", blank=True)
    evidence = models.TextField(_("how we know"), default="", db_default="", blank=True)
    x = models.SmallIntegerField(_("place on the map"), null=True, blank=True)
    y = models.SmallIntegerField(_("place on the map"), null=True, blank=True)

    class Meta:
        """A person takes part once; one main contact and one economic buyer at most."""

        db_table = "deal_person"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["deal", "person"], name="deal_person_once"),
            models.UniqueConstraint(
                fields=["deal"], condition=Q(is_main=True), name="deal_main_contact_once"
            ),
            models.UniqueConstraint(
                fields=["deal"],
                condition=Q(roles__contains=["economic"]),
                name="deal_economic_buyer_once",
            ),
            models.UniqueConstraint(fields=["id", "deal"], name="deal_person_of_deal"),
            models.CheckConstraint(
                condition=Q(roles__contained_by=["economic", "user", "technical", "coach"]),
                name="deal_person_role_is_known",
            ),
            models.CheckConstraint(
                condition=Q(influence__in=["", "high", "medium", "low"]),
                name="deal_person_influence_is_known",
            ),
            models.CheckConstraint(
                condition=Q(mode__in=["", "growth", "trouble", "even", "overconfident"]),
                name="deal_person_mode_is_known",
            ),
            models.CheckConstraint(
                condition=Q(attitude=None) | Q(attitude__gte=AGAINST_MOST, attitude__lte=FOR_MOST),
                name="deal_person_attitude_is_on_the_scale",
            ),
            models.CheckConstraint(
                condition=Q(x=None, y=None)
                | Q(x__isnull=False, y__isnull=False)
                & Q(x__gte=0, x__lte=FURTHEST, y__gte=0, y__lte=FURTHEST),
                name="deal_person_stands_on_the_map",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["deal"],
                condition=Q(roles__contains=["coach"]),
                name="deal_person_coaches",
            ),
        ]

    def __str__(self) -> str:
        """Return which person of which deal."""
        return f"{self.person_id} · {self.deal_id}"

    def get_roles_display(self) -> str:
        """Return the roles as people call them, in their usual order."""
        return ", ".join(str(word) for role, word in self.Role.choices if role in self.roles)


@pghistory.track()
class Influence(models.Model):
    """A line on the map: one person of a deal reports to another, or moves their opinion."""

    class Kind(models.TextChoices):
        """What ties them."""

        REPORTS = "reports", _("reports to")
        MOVES = "moves", _("influences")

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="influences")
    from_part = models.ForeignKey(DealPerson, on_delete=models.PROTECT, related_name="+")
    to_part = models.ForeignKey(DealPerson, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what ties them"), max_length=7, choices=Kind)

    class Meta:
        """Two people of the same deal (migration 0019) are tied once in each direction."""

        db_table = "influence"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["from_part", "to_part"], name="influence_once"),
            models.CheckConstraint(
                condition=~Q(from_part=F("to_part")), name="influence_is_between_two"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["reports", "moves"]), name="influence_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        """Return who moves whom."""
        return f"{self.from_part_id} → {self.to_part_id}"
