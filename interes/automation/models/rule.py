"""A rule: when this happens, if that holds, then these acts are done."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.foundation.naming import Named
from interes.team.models import User


@pghistory.track(exclude=["turns"])
class Rule(Named):
    """What is done by itself, with the rights of its author."""

    # What belongs to the kind goes with it.
    TOGETHER: ClassVar = {"kind": ("kind", "given")}

    class Kind(models.TextChoices):
        """What a rule waits for."""

        DEAL_OPENED = "deal_opened", pgettext_lazy("a rule", "a deal is opened")
        DEAL_MOVED = "deal_moved", pgettext_lazy("a rule", "a deal comes to a stage")
        DEAL_STANDS = "deal_stands", pgettext_lazy("a rule", "a deal stands in its stage for long")
        HANDED_OVER = "deal_handed_over", pgettext_lazy("a rule", "a deal gets another owner")
        DEAL_WON = "deal_won", pgettext_lazy("a rule", "a deal is won")
        DEAL_REFUSED = "deal_refused", pgettext_lazy("a rule", "a deal is refused")
        CAME_BACK = "deal_came_back", pgettext_lazy("a rule", "the day to come back has come")
        REOPENED = "deal_reopened", pgettext_lazy("a rule", "a deal is opened again")
        STEP_FINISHED = "step_finished", pgettext_lazy("a rule", "a step is done")
        STEP_LATE = "step_late", pgettext_lazy("a rule", "a step is late")
        TALK_LOGGED = "talk_logged", pgettext_lazy("a rule", "a talk is logged")
        DEAL_CLIMBED = "deal_climbed", pgettext_lazy("a rule", "a forgotten deal climbs")
        FLAG_RAISED = "flag_raised", pgettext_lazy("a rule", "a red flag goes up")
        PROMISE_BROKEN = "promise_broken", pgettext_lazy("a rule", "a promise is broken")
        COMPANY_CREATED = "company_created", pgettext_lazy("a rule", "a company is written down")

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    kind = models.CharField(pgettext_lazy("a rule", "when"), max_length=24, choices=Kind)
    # What belongs to the kind: the stages, the days, the working hours, the kinds of talks.
    given = models.JSONField(_("which"), default=dict, blank=True)
    deal_where = models.TextField(_("if the deal"), blank=True)
    company_where = models.TextField(_("if the company"), blank=True)
    acts = models.JSONField(pgettext_lazy("a rule", "then"), default=list, blank=True)
    stops = models.BooleanField(_("no other rule after this one"), default=False)
    author = models.ForeignKey(
        User, verbose_name=_("with the rights of"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    # What happened before it was switched on is not its business.
    active_since = models.DateTimeField(_("switched on"), null=True, blank=True)
    paused_at = models.DateTimeField(_("paused"), null=True, blank=True)
    archived_at = models.DateTimeField(_("put away"), null=True, blank=True)
    # Whose turn it was last, by department.
    turns = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        """A rule that is on does something; one that is put away is off."""

        db_table = "rule"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(active_since=None) | ~Q(acts=[]), name="rule_that_is_on_does_something"
            ),
            models.CheckConstraint(
                condition=Q(archived_at=None) | Q(active_since=None),
                name="rule_put_away_is_off",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kind"], condition=Q(active_since__isnull=False), name="rule_that_is_on"
            )
        ]

    @property
    def is_active(self) -> bool:
        """Tell whether it is switched on."""
        return self.active_since is not None
