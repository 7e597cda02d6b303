"""A letter that a rule wrote for a seller: it needs only to be looked at and sent."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interes.activities.models import Activity, ToDo
from interes.automation.models.rule import Rule
from interes.clients.models import Company, Person
from interes.deals.models import Deal
from interes.team.models import User


@pghistory.track()
class Letter(models.Model):
    """A filled template and the to-do that reminds of it; a seller sends it, not the product."""

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    deal = models.ForeignKey(Deal, null=True, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(
        User, verbose_name=_("who sends it"), on_delete=models.PROTECT, related_name="+"
    )
    to_do = models.ForeignKey(ToDo, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(_("e-mail"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    talk = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """What was sent is on the timeline."""

        db_table = "letter"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sent_at=None, talk=None) | Q(sent_at__isnull=False, talk__isnull=False),
                name="letter_sent_is_logged",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "-id"], name="letter_of_owner"),
            models.Index(fields=["deal", "-id"], name="letter_of_deal"),
        ]

    def __str__(self) -> str:
        """Return the subject."""
        return self.subject
