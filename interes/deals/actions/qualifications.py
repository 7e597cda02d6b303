"""Set what qualifies a client: of which products, how many points, what serving costs (M2)."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from interes.deals.actions import setting
from interes.deals.actions.pipelines import read_lines
from interes.deals.actions.read_sum import CURRENCIES
from interes.deals.models import Qualification, QualificationQuestion, RefusalReason
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

MOST_COST = Decimal(1_000_000_000)
MOST_HOURS = Decimal(10_000)
MOST_TIMES = 1000
COSTS = {
    "sales_hours": MOST_HOURS,
    "hour_rate": MOST_COST,
    "deliveries": MOST_TIMES,
    "delivery_cost": MOST_COST,
    "visits": MOST_TIMES,
    "visit_cost": MOST_COST,
    "km_cost": MOST_COST,
}


class QualificationUnclear(Refusal):
    """Points that can't be reached, a margin or a cost that can't be, a default that is taken."""


@dataclass(frozen=True, slots=True)
class QualificationFacts:
    """What the company says of a qualification."""

    name_ru: str
    name_en: str = ""
    business_lines: list[str] = field(default_factory=list)
    is_default: bool = False
    needed: int = 0
    reason_id: int | None = None


@dataclass(frozen=True, slots=True)
class CostFacts:
    """What serving an order costs; without a margin nobody asks from which order it pays off."""

    margin: Decimal | None = None
    currency: str = CURRENCIES[0]
    sales_hours: Decimal = Decimal(0)
    hour_rate: Decimal = Decimal(0)
    deliveries: int = 0
    delivery_cost: Decimal = Decimal(0)
    visits: int = 0
    visit_cost: Decimal = Decimal(0)
    km_cost: Decimal = Decimal(0)


QUALIFICATION_FACTS = (*("name_ru", "name_en", "business_lines", "is_default", "needed", "reason"),)
COST_FACTS = tuple(CostFacts.__dataclass_fields__)


@act
def add_qualification(*, facts: QualificationFacts, by: User) -> Qualification:
    """Add a qualification at the end; raises NameMissing, QualificationUnclear, NotAllowed."""
    ensure(by, "settings.change")
    kept = _checked(facts)
    _only_default(kept, besides=0)
    order = (Qualification.objects.aggregate(m=Max("order"))["m"] or 0) + 1
    return Qualification.objects.create(**kept | {"needed": facts.needed}, order=order)


@act
def change_qualification(
    *, qualification_id: int, facts: QualificationFacts, by: User, seen: Seen | None = None
) -> Qualification:
    """Set a qualification anew; the worker judges the open deals by it.

    Raises ChangedByBoth, NameMissing, QualificationUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    one = _locked(qualification_id)
    kept = agreed(one, _checked(facts, besides=one.pk), seen)
    ensure_reachable(one.pk, facts.needed)
    _only_default(kept, besides=one.pk)
    write(one, kept)
    return one


@act
def set_costs(
    *, qualification_id: int, facts: CostFacts, by: User, seen: Seen | None = None
) -> Qualification:
    """Set the margin and what serving an order costs.

    Raises ChangedByBoth, QualificationUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    one = _locked(qualification_id)
    write(one, agreed(one, _costs(facts), seen))
    return one


@act
def order_qualification(*, qualification_id: int, up: bool, by: User) -> Qualification:
    """Let a qualification change places with its neighbour in use; raises NotAllowed."""
    ensure(by, "settings.change")
    rows = Qualification.objects.select_for_update().filter(is_active=True)
    every = list(rows.order_by("order", "id"))
    one = next(row for row in every if row.pk == qualification_id)
    setting.number(every)
    setting.swap(every, one, up=up)
    return one


@act
def use_qualification(*, qualification_id: int, is_active: bool, by: User) -> Qualification:
    """Take a qualification out of use, or back; what was answered stays known.

    Raises QualificationUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    one = _locked(qualification_id)
    if is_active and one.is_default:
        _only_default({"is_default": True}, besides=one.pk)
    write(one, {"is_active": is_active})
    return one


def ensure_reachable(qualification_id: int, needed: int) -> None:
    """Stop if all good answers together would not do; raises QualificationUnclear."""
    asked = QualificationQuestion.objects.filter(
        qualification=qualification_id, is_active=True, is_decisive=False
    )
    most = asked.aggregate(s=Sum("points"))["s"] or 0
    if needed > most:
        sentence = _("All good answers together bring %(most)s points: ask for no more.")
        raise QualificationUnclear(sentence % {"most": most}, field="needed")


def _locked(key: int) -> Qualification:
    return Qualification.objects.select_for_update(of=("self",)).get(pk=key)


def _checked(facts: QualificationFacts, *, besides: int = 0) -> dict[str, Any]:
    names = setting.names(facts.name_ru, facts.name_en)
    if Qualification.objects.filter(name_ru=names["name_ru"]).exclude(pk=besides).exists():
        raise setting.NameMissing(_("There is such a qualification already."), field="name_ru")
    reason = RefusalReason.objects.filter(pk=facts.reason_id or 0).first()
    if reason is not None and reason.asks_rival:
        sentence = _("This reason asks for a rival: nobody took an unpromising client from us.")
        raise QualificationUnclear(sentence, field="reason")
    if besides == 0 and facts.needed:
        raise QualificationUnclear(_("Add questions first, then the points."), field="needed")
    return {
        **names,
        "business_lines": read_lines(facts.business_lines),
        "is_default": facts.is_default,
        "needed": facts.needed,
        "reason": reason,
    }


def _only_default(kept: dict[str, Any], *, besides: int) -> None:
    """Stop if another one is for everything else already; raises QualificationUnclear."""
    if not kept.get("is_default"):
        return
    others = Qualification.objects.filter(is_default=True, is_active=True).exclude(pk=besides)
    if other := others.first():
        sentence = _("“%(name)s” is for everything else already.")
        raise QualificationUnclear(sentence % {"name": other.name}, field="is_default")


def _costs(facts: CostFacts) -> dict[str, Any]:
    if facts.margin is not None and not Decimal("0.001") <= facts.margin <= 1:
        raise QualificationUnclear(_("A margin lies between 0.1 and 100 %."), field="margin")
    for name, most in COSTS.items():
        if not 0 <= getattr(facts, name) <= most:
            sentence = _("Write a number from %(least)s to %(most)s.")
            raise QualificationUnclear(sentence % {"least": 0, "most": most}, field=name)
    if facts.currency not in CURRENCIES:
        raise QualificationUnclear(_("Choose one of these."), field="currency")
    return {name: getattr(facts, name) for name in COST_FACTS}
