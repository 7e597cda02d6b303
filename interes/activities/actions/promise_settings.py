"""Set what is promised and by when, when we remind, and what is said of broken words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from interes.activities.models import PromiseKind, PromiseNorm
from interes.foundation.acts import act
from interes.foundation.edits import Seen, agreed, write
from interes.foundation.refusals import Refusal
from interes.foundation.remembering import forget
from interes.team.actions import ensure
from interes.team.models import User

LONGEST_NAME = 120
LONGEST_WORDS = 300
MOST_HOURS = 450
KIND_FACTS = ("name_ru", "name_en", "hours")
NORM_NUMBERS: Mapping[str, tuple[int, int]] = {
    "remind_minutes": (0, 600),
    "flag_days": (0, 365),
    "broken": (1, 50),
    "of_last": (1, 50),
}
NORM_WORDS = ("contact_ru", "contact_en", "superior_ru", "superior_en")
NORM_FACTS = (*NORM_NUMBERS, *NORM_WORDS)


class PromiseSettingUnclear(Refusal):
    """A kind without a name or a term, or a norm that can't come true."""


@act
def add_promise_kind(*, facts: Mapping[str, Any], by: User) -> PromiseKind:
    """Add a kind at the end; `facts` are KIND_FACTS. Raises PromiseSettingUnclear, NotAllowed."""
    ensure(by, "settings.change")
    order = (PromiseKind.objects.aggregate(m=Max("order"))["m"] or 0) + 1
    return PromiseKind.objects.create(**_kind(facts), order=order)


@act
def change_promise_kind(
    *, kind_id: int, facts: Mapping[str, Any], by: User, seen: Seen | None = None
) -> PromiseKind:
    """Set a kind anew; what was promised before keeps its term.

    Raises ChangedByBoth, PromiseSettingUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    kind = PromiseKind.objects.select_for_update().get(pk=kind_id)
    write(kind, agreed(kind, _kind(facts, besides=kind_id), seen))
    return kind


@act
def order_promise_kind(*, kind_id: int, up: bool, by: User) -> PromiseKind:
    """Let a kind change places with its neighbour in use; raises NotAllowed."""
    ensure(by, "settings.change")
    rows = PromiseKind.objects.select_for_update().filter(is_active=True).order_by("order", "id")
    kinds = list(rows)
    place = next(n for n, one in enumerate(kinds) if one.pk == kind_id)
    kind, other = kinds[place], place - 1 if up else place + 1
    if 0 <= other < len(kinds):
        kinds[place], kinds[other] = kinds[other], kinds[place]
    for number, one in enumerate(kinds, start=1):
        one.order = number
    PromiseKind.objects.bulk_update(kinds, ["order"])
    return kind


@act
def use_promise_kind(*, kind_id: int, is_active: bool, by: User) -> PromiseKind:
    """Let a kind be chosen, or not any more; one stays. Raises PromiseSettingUnclear."""
    ensure(by, "settings.change")
    kind = PromiseKind.objects.select_for_update().get(pk=kind_id)
    others = PromiseKind.objects.filter(is_active=True).exclude(pk=kind_id)
    if not is_active and not others.exists():
        raise PromiseSettingUnclear(_("One kind must stay in use."))
    write(kind, {"is_active": is_active})
    return kind


@act
def set_promise_norm(
    *, facts: Mapping[str, Any], by: User, seen: Seen | None = None
) -> PromiseNorm:
    """Set when we remind, what is a habit and what is said then; `facts` are NORM_FACTS.

    Raises ChangedByBoth, PromiseSettingUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    wanted = _norm(facts)
    norm, _made = PromiseNorm.objects.select_for_update().get_or_create(is_only=True)
    write(norm, agreed(norm, wanted, seen))
    forget("promise norm")
    return norm


def _kind(facts: Mapping[str, Any], *, besides: int = 0) -> dict[str, Any]:
    kept: dict[str, Any] = {
        name: str(facts.get(name) or "").strip() for name in ("name_ru", "name_en")
    }
    if not kept["name_ru"]:
        raise PromiseSettingUnclear(_("Write the name."), field="name_ru")
    for name, word in kept.items():
        _check_length(name, word, LONGEST_NAME)
    if PromiseKind.objects.filter(name_ru=kept["name_ru"]).exclude(pk=besides).exists():
        raise PromiseSettingUnclear(_("There is such a kind already."), field="name_ru")
    return kept | {"hours": _hours(facts.get("hours"))}


def _hours(said: Any) -> Decimal:
    if not isinstance(said, Decimal) or not 0 < (hours := round(said, 1)) <= MOST_HOURS:
        sentence = _("Write a number of working hours up to %(most)s: 2, or 0.5.")
        raise PromiseSettingUnclear(sentence % {"most": MOST_HOURS}, field="hours")
    return hours


def _norm(facts: Mapping[str, Any]) -> dict[str, Any]:
    for name, (least, most) in NORM_NUMBERS.items():
        number = facts.get(name)
        if not isinstance(number, int) or not least <= number <= most:
            sentence = _("Write a number from %(least)s to %(most)s.")
            raise PromiseSettingUnclear(sentence % {"least": least, "most": most}, field=name)
    if facts["of_last"] < facts["broken"]:
        sentence = _("Of the last so many there can't be more that were broken.")
        raise PromiseSettingUnclear(sentence, field="of_last")
    words = {name: str(facts.get(name) or "").strip() for name in NORM_WORDS}
    for name, said in words.items():
        if name.endswith("_ru") and not said:
            raise PromiseSettingUnclear(_("Write what to say."), field=name)
        _check_length(name, said, LONGEST_WORDS)
    return {name: facts[name] for name in NORM_NUMBERS} | words


def _check_length(name: str, said: str, most: int) -> None:
    if len(said) > most:
        sentence = _("Say it shorter: %(most)s characters at most.") % {"most": most}
        raise PromiseSettingUnclear(sentence, field=name)
