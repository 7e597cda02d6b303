"""A deal: one interest of one client, from the first contact to its end."""

from decimal import Decimal
from typing import ClassVar

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from interes.clients.models import Company, Source
from interes.deals.models.pipeline import Pipeline, Stage
from interes.deals.models.situation import Situation
from interes.foundation.keeping import Described, next_version
from interes.foundation.values import Money
from interes.team.models import User

# Deals without a sum stand after all others when a list is sorted by sum.
NO_SUM = Decimal(-1)


@pghistory.track(exclude=["version", "sum_at"])
class Deal(Described):
    """One interest of one client (M4).

    The next-step law (M4.3) is kept by the database, see migration 0003: an open deal has a
    `next_step`, which is a planned step of this very deal, and a planned step is always the next
    step of an open deal. A closed deal has a `closure` of the same outcome instead.
    """

    class State(models.TextChoices):
        """Where a deal stands."""

        OPEN = "open", _("Open")
        WON = "won", _("Won")
        REFUSED = "refused", _("Refused")

    class Kind(models.TextChoices):
        """What the client came with (M4.1)."""

        INTEREST = "interest", _("Interest")
        ORDER = "order", _("Order inquiry")

    class Channel(models.TextChoices):
        """By which channel the deal came (M3.1)."""

        INBOUND = "inbound", _("Inbound")
        OUTBOUND = "outbound", _("Outbound")
        ONLINE = "online", _("Online")
        SERVICE = "service", _("Service")
        UNKNOWN = "unknown", _("Not recorded")

    title = models.CharField(_("what they want"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.INTEREST)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    company = models.ForeignKey(
        Company, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    product = models.CharField(_("product"), max_length=120, blank=True)
    amount = models.DecimalField(_("sum"), max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="RUB")
    # When the sum was changed last; a trigger writes it. Null: it stands since the deal began.
    sum_at = models.DateTimeField(_("sum named"), null=True, editable=False)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # Who works it at the stage, if that is not the owner; the client keeps one window: the owner.
    worker = models.ForeignKey(
        User,
        verbose_name=_("works on it"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    expected_date = models.DateField(_("expected"), null=True, blank=True)
    about = models.TextField(_("about"), blank=True)

    pipeline = models.ForeignKey(Pipeline, on_delete=models.PROTECT, related_name="+")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="+")
    stage_since = models.DateTimeField(_("in this stage since"))
    situation = models.ForeignKey(
        Situation,
        verbose_name=_("situation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    situation_since = models.DateTimeField(_("in this situation since"), null=True, blank=True)

    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    next_step = models.OneToOneField(
        "deals.Step", null=True, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    closure = models.OneToOneField(
        "deals.Closure", null=True, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    # Null is "not imported": many such deals, while a key is there once.
    imported_key = models.CharField(  # noqa: DJ001
        max_length=200, null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField(_("began"))
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        """The laws of a deal that one row can show; the others stand in migration 0003."""

        db_table = "deal"
        triggers: ClassVar = [next_version()]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="open", next_step__isnull=False)
                | (~Q(state="open") & Q(next_step=None)),
                name="deal_open_iff_next_step",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closure=None, closed_at=None)
                | (~Q(state="open") & Q(closure__isnull=False, closed_at__isnull=False)),
                name="deal_closed_iff_closure",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "won", "refused"]), name="deal_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0), name="deal_sum_is_not_negative"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="deal_has_a_title"),
            models.CheckConstraint(
                condition=Q(situation=None, situation_since=None)
                | Q(situation__isnull=False, situation_since__isnull=False),
                name="deal_situation_has_a_day",
            ),
            models.UniqueConstraint(fields=["imported_key"], name="deal_imported_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["pipeline", "stage", "-stage_since", "-id"],
                condition=Q(state="open"),
                name="deal_board",
            ),
            models.Index(
                fields=["owner", "stage"], condition=Q(state="open"), name="deal_open_by_owner"
            ),
            models.Index(
                fields=["worker", "-created_at", "-id"],
                condition=Q(worker__isnull=False),
                name="deal_by_worker",
            ),
            models.Index(fields=["-created_at", "-id"], name="deal_by_age"),
            models.Index(
                Coalesce("amount", Value(NO_SUM)).desc(),
                models.F("id").desc(),
                name="deal_by_sum",
            ),
            models.Index(fields=["company", "-created_at"], name="deal_by_company"),
            models.Index(fields=["owner", "-created_at", "-id"], name="deal_by_owner"),
            GinIndex(OpClass("title", "gin_trgm_ops"), name="deal_title_trgm"),
            GinIndex(fields=["tags"], name="deal_tags"),
            models.Index(
                fields=["-id"], condition=~Q(tags=[]) & Q(removed_at=None), name="deal_tagged"
            ),
            GinIndex(OpClass("custom", "jsonb_path_ops"), name="deal_custom"),
            models.Index(
                fields=["-removed_at", "-id"],
                condition=Q(removed_at__isnull=False),
                name="deal_basket",
            ),
        ]

    def __str__(self) -> str:
        """Return what the client wants."""
        return self.title

    @property
    def value(self) -> Money | None:
        """Return what we earn if we win, if a sum was named."""
        return None if self.amount is None else Money(self.amount, self.currency)

    @property
    def is_open(self) -> bool:
        """Tell whether the deal is still being worked."""
        return self.state == self.State.OPEN
