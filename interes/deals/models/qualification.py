"""Which clients are worth our time: what is asked per product, and what was answered (M2.1)."""

from decimal import Decimal
from typing import Any, ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interes.deals.models.closure import RefusalReason
from interes.deals.models.deal import Deal
from interes.deals.rules import KINDS, Verdict
from interes.foundation.naming import Named, in_language
from interes.team.models import User

LONGEST_LINE = 120


def _sum(label: Any) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(label, max_digits=12, decimal_places=2, default=Decimal(0))


@pghistory.track()
class Qualification(Named):
    """What decides whether a client of these products is worth our time, and what serving costs.

    One of them may be meant for everything that has none of its own.
    """

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)
    is_default = models.BooleanField(_("for everything else"), default=False)
    business_lines = ArrayField(
        models.CharField(max_length=LONGEST_LINE),
        verbose_name=_("products and industries"),
        default=list,
        db_default=Value([], output_field=ArrayField(models.CharField(max_length=LONGEST_LINE))),
        blank=True,
    )
    needed = models.PositiveSmallIntegerField(_("points to be promising"), default=0)
    reason = models.ForeignKey(
        RefusalReason,
        verbose_name=_("closed with the reason"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    currency = models.CharField(_("currency"), max_length=3, default="RUB")
    # Without a margin nobody asks from which order on it pays off.
    margin = models.DecimalField(
        _("margin of an order"), max_digits=4, decimal_places=3, null=True, blank=True
    )
    sales_hours = models.DecimalField(
        _("hours of sales an order takes"), max_digits=6, decimal_places=1, default=Decimal(0)
    )
    hour_rate = _sum(_("an hour costs"))
    deliveries = models.PositiveSmallIntegerField(_("deliveries"), default=0)
    delivery_cost = _sum(_("a delivery costs"))
    visits = models.PositiveSmallIntegerField(_("visits"), default=0)
    visit_cost = _sum(_("a visit costs"))
    km_cost = _sum(_("a kilometre costs"))

    class Meta:
        """One in use is for everything else; margins are shares, costs are not negative."""

        db_table = "qualification"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name_ru"], name="qualification_once"),
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True, is_active=True),
                name="qualification_default_once",
            ),
            models.CheckConstraint(
                condition=Q(margin=None) | Q(margin__gt=0, margin__lte=1),
                name="qualification_margin_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(sales_hours__gte=0, hour_rate__gte=0, delivery_cost__gte=0)
                & Q(visit_cost__gte=0, km_cost__gte=0),
                name="qualification_costs_are_not_negative",
            ),
        ]


@pghistory.track()
class QualificationQuestion(Named):
    """One thing that decides: how it is asked, which answer is good, and how much it weighs.

    The name is short, for the reason of a verdict; `ask` is said in a talk and `hint` helps to.
    `options` of a choice are a list of key, ru, en and good. With `fact` the answer is taken from
    what is known of the company or the deal, until somebody answers otherwise.
    """

    class Kind(models.TextChoices):
        """What an answer is."""

        NUMBER = "number", pgettext_lazy("kind of a question", "Number")
        YES_NO = "yes_no", _("Yes or no")
        CHOICE = "choice", _("One of several")
        MONEY = "money", pgettext_lazy("kind of a question", "Money")
        DISTANCE = "distance", _("Distance, km")

    class Bar(models.TextChoices):
        """Which answer is good."""

        LEAST = "least", _("at least")
        MOST = "most", _("at most")
        ONE_OF = "one_of", _("one of the good ones")
        YES = "yes", _("yes")

    class Fact(models.TextChoices):
        """Where the answer may be known from."""

        NONE = "", _("nowhere: it is asked")
        AMOUNT = "amount", _("sum of the deal")
        EMPLOYEES = "employees", _("people employed by the company")
        REVENUE = "revenue", _("revenue of the company")
        SITES = "sites", _("number of sites of the company")
        SEATS = "seats", _("seats at all sites of the company")
        SOLVENCY = "solvency", _("solvency of the company")
        SIZE = "size", _("size of the company")
        COVERAGE = "coverage", _("how far their business reaches")
        REGION = "region", _("region of the company")

    qualification = models.ForeignKey(
        Qualification, on_delete=models.PROTECT, related_name="questions"
    )
    order = models.PositiveSmallIntegerField(_("order"))
    is_active = models.BooleanField(_("in use"), default=True)
    ask_ru = models.CharField(_("how it is asked, in Russian"), max_length=300)
    ask_en = models.CharField(_("how it is asked, in English"), max_length=300, blank=True)
    hint_ru = models.CharField(_("what helps to ask it, in Russian"), max_length=300, blank=True)
    hint_en = models.CharField(_("what helps to ask it, in English"), max_length=300, blank=True)
    kind = models.CharField(_("what an answer is"), max_length=8, choices=Kind)
    bar = models.CharField(_("a good answer is"), max_length=6, choices=Bar)
    limit = models.DecimalField(_("limit"), max_digits=16, decimal_places=2, null=True, blank=True)
    options = models.JSONField(_("answers to choose from"), default=list, blank=True)
    unit_ru = models.CharField(_("unit, in Russian"), max_length=30, blank=True)
    unit_en = models.CharField(_("unit, in English"), max_length=30, blank=True)
    is_decisive = models.BooleanField(_("decides alone"), default=False)
    points = models.PositiveSmallIntegerField(_("points"), default=1)
    fact = models.CharField(
        _("known from"), max_length=9, choices=Fact, default=Fact.NONE, blank=True
    )

    class Meta:
        """A question is asked, and its bar fits its kind."""

        db_table = "qualification_question"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(ask_ru=""), name="qualification_question_is_asked"),
            models.CheckConstraint(
                condition=Q(kind__in=list(KINDS)), name="qualification_question_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=["number", "money", "distance"],
                    bar__in=["least", "most"],
                    limit__isnull=False,
                )
                | Q(kind="yes_no", bar="yes", limit=None)
                | Q(kind="choice", bar="one_of", limit=None),
                name="qualification_question_bar_fits",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["qualification", "order"], name="questions_in_order")
        ]

    @property
    def ask(self) -> str:
        """Return how it is asked, in the active language."""
        return in_language(self.ask_ru, self.ask_en)

    @property
    def hint(self) -> str:
        """Return what helps to ask it."""
        return in_language(self.hint_ru, self.hint_en)

    @property
    def unit(self) -> str:
        """Return what is counted, in the form that many of it take."""
        return in_language(self.unit_ru, self.unit_en).rpartition("|")[2]


@pghistory.track()
class QualificationAnswer(models.Model):
    """What the client answered to one question in one deal, who wrote it down and when."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(QualificationQuestion, on_delete=models.PROTECT, related_name="+")
    number = models.DecimalField(
        _("number"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    word = models.CharField(_("word"), max_length=40, default="", blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """A question is answered once in a deal, by a number or by a word."""

        db_table = "qualification_answer"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["deal", "question"], name="qualification_answer_once"),
            models.CheckConstraint(
                condition=Q(number=None, word__gt="") | Q(number__gte=0, word=""),
                name="qualification_answer_says_one_thing",
            ),
        ]

    def __str__(self) -> str:
        """Return which question of which deal."""
        return f"{self.question_id} · {self.deal_id}"


class Judgement(models.Model):
    """The verdict on a deal as the rule gave it last, kept where lists find it quickly.

    It follows from the answers, the facts and the settings. Triggers (`judgement_...`) mark it
    `is_stale` when one of them changes; the act that changed it, or the worker, judges anew.
    """

    class Word(models.TextChoices):
        """The verdicts as people read them."""

        PROMISING = Verdict.PROMISING.value, pgettext_lazy("a deal", "Promising")
        UNPROMISING = Verdict.UNPROMISING.value, pgettext_lazy("a deal", "Unpromising")
        UNKNOWN = Verdict.UNKNOWN.value, pgettext_lazy("a deal", "Unclear")

    deal = models.OneToOneField(
        Deal, primary_key=True, on_delete=models.CASCADE, related_name="judgement"
    )
    qualification = models.ForeignKey(
        Qualification, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verdict = models.CharField(
        _("verdict"), max_length=11, choices=Word, default="", db_default="", blank=True
    )
    # The facts of the sentence, which is made in the language of whoever reads it.
    why = models.JSONField(default=dict, db_default=JSONObject())
    is_stale = models.BooleanField(default=True, db_default=True)
    judged_at = models.DateTimeField(null=True)

    class Meta:
        """Lists ask for a verdict, the worker for what is to be judged."""

        db_table = "judgement"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(verdict__in=["", "promising", "unpromising", "unknown"]),
                name="judgement_verdict_is_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(F("verdict"), F("deal").desc(), name="judgement_by_verdict"),
            models.Index(fields=["deal"], condition=Q(is_stale=True), name="judgement_stale"),
        ]

    def __str__(self) -> str:
        """Return the verdict in words."""
        return self.get_verdict_display()
