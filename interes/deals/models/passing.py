"""A deal goes from hand to hand: offered with a note, then accepted or returned (M7.4)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.deals.models.deal import Deal
from interes.deals.models.pipeline import Stage
from interes.team.models import User


@pghistory.track()
class DealPassing(models.Model):
    """One offer to work a deal in a stage; until it is accepted the passer stays responsible."""

    class State(models.TextChoices):
        """What has become of the offer."""

        OFFERED = "offered", pgettext_lazy("a deal is passed on", "Offered")
        ACCEPTED = "accepted", pgettext_lazy("a deal is passed on", "Accepted")
        RETURNED = "returned", pgettext_lazy("a deal is passed on", "Returned")
        WITHDRAWN = "withdrawn", pgettext_lazy("a deal is passed on", "Withdrawn")

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="passings")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    from_user = models.ForeignKey(
        User, verbose_name=_("who passes it on"), on_delete=models.PROTECT, related_name="+"
    )
    to_user = models.ForeignKey(
        User, verbose_name=_("to whom"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(_("what was promised, what matters"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OFFERED)
    offered_at = models.DateTimeField(_("offered"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer_note = models.TextField(_("what was answered"), default="", blank=True)

    class Meta:
        """A deal is offered to one person at a time, never to who passes it on."""

        db_table = "deal_passing"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["deal"], condition=Q(state="offered"), name="deal_is_offered_once"
            ),
            models.CheckConstraint(
                condition=~Q(from_user=F("to_user")), name="deal_passing_is_between_two"
            ),
            models.CheckConstraint(
                condition=Q(state="offered", answered_at=None)
                | Q(state__in=["accepted", "returned", "withdrawn"], answered_at__isnull=False),
                name="deal_passing_is_answered_once",
            ),
            models.CheckConstraint(condition=~Q(note=""), name="deal_passing_has_a_note"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["to_user", "offered_at"],
                condition=Q(state="offered"),
                name="deal_passing_waiting",
            ),
            models.Index(fields=["deal", "stage", "-id"], name="deal_passing_by_deal"),
        ]

    def __str__(self) -> str:
        """Return what has become of it."""
        return self.get_state_display()
