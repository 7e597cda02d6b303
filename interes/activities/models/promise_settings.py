"""What is promised in a company and by when, and what is done when words are not kept: settings."""

from typing import ClassVar

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interes.activities.rules import Norm
from interes.foundation.naming import Named, in_language

CONTACT_RU = (
    "{person}, вижу, сколько на вас держится. Давайте сроки и бумаги передадим вашему сотруднику, "
    "кому удобнее: вас не будем дёргать по мелочам, с вами решаем главное"
)
CONTACT_EN = (
    "{person}, I see how much rests on you. Let us pass terms and papers to a colleague of yours: "
    "we shall not trouble you with trifles, and decide what matters with you"
)
SUPERIOR_RU = (
    "Хотим уложиться в ваши сроки и бережём время: {person} занимается многим сразу. Кого вы "
    "посоветуете, чтобы сроки и документы шли через него?"
)
SUPERIOR_EN = (
    "We want to keep to your dates, and {person} has many things to do at once. Whom would you "
    "advise, so that terms and documents go through them?"
)


@pghistory.track()
class PromiseKind(Named):
    """A kind of promise, and in how many working hours it is kept if nothing else is agreed."""

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)
    hours = models.DecimalField(_("term, working hours"), max_digits=4, decimal_places=1)

    class Meta:
        """A term is a quarter of an hour at least, and fifty working days at most."""

        db_table = "promise_kind"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name_ru"], name="promise_kind_once"),
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=450), name="promise_kind_has_a_term"
            ),
        ]


@pghistory.track()
class PromiseNorm(models.Model):
    """When we remind, how long a broken word flags a deal, what is a habit; one row or none."""

    remind_minutes = models.PositiveSmallIntegerField(
        _("remind before the term, minutes"), default=15, validators=[MaxValueValidator(600)]
    )
    flag_days = models.PositiveSmallIntegerField(
        _("a broken word flags the deal, days"), default=14, validators=[MaxValueValidator(365)]
    )
    broken = models.PositiveSmallIntegerField(
        _("broken promises that are a habit"),
        default=Norm().broken,
        validators=[MinValueValidator(1)],
    )
    of_last = models.PositiveSmallIntegerField(
        _("of the last"), default=Norm().of_last, validators=[MaxValueValidator(50)]
    )
    contact_ru = models.CharField(
        _("words for the contact, in Russian"), max_length=300, default=CONTACT_RU
    )
    contact_en = models.CharField(
        _("words for the contact, in English"), max_length=300, blank=True, default=CONTACT_EN
    )
    superior_ru = models.CharField(
        _("words for the superior, in Russian"), max_length=300, default=SUPERIOR_RU
    )
    superior_en = models.CharField(
        _("words for the superior, in English"), max_length=300, blank=True, default=SUPERIOR_EN
    )
    is_only = models.BooleanField(default=True, editable=False)

    class Meta:
        """There is one row at most, and its numbers can come true."""

        db_table = "promise_norm"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["is_only"], name="promise_norm_once"),
            models.CheckConstraint(condition=Q(is_only=True), name="promise_norm_is_the_only_one"),
            models.CheckConstraint(
                condition=Q(broken__gte=1, of_last__gte=models.F("broken"), of_last__lte=50)
                & Q(remind_minutes__lte=600, flag_days__lte=365),
                name="promise_norm_can_come_true",
            ),
            models.CheckConstraint(
                condition=~Q(contact_ru="") & ~Q(superior_ru=""), name="promise_norm_has_words"
            ),
        ]

    def __str__(self) -> str:
        """Return what is a habit."""
        return f"{self.broken} / {self.of_last}"

    @property
    def habit(self) -> Norm:
        """Return what is a habit, as the rule takes it."""
        return Norm(broken=self.broken, of_last=self.of_last)

    def words(self, move: str, person: str) -> str:
        """Return what to say in a step of the playbook, with the name in it."""
        ru, en = (
            (self.contact_ru, self.contact_en)
            if move == "contact"
            else (self.superior_ru, self.superior_en)
        )
        return in_language(ru, en).replace("{person}", person)
