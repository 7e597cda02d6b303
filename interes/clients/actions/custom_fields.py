"""The fields that the company adds to its records: made, changed, put in order, out of use."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from interes.clients.models import CustomField
from interes.clients.queries.custom import forget_custom_fields
from interes.clients.rules.likeness_letters import letters
from interes.foundation.acts import act
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

MOST = 100
MOST_CHOICES = 200
LONGEST_KEY = 40
OF_A_LIST = ("choice", "many")


class FieldUnclear(Refusal):
    """A field without a name, with a name that is taken, or with nothing to choose from."""


class TooManyFields(Refusal):
    """Nobody fills in so many fields."""


@act
def add_field(*, noun: str, kind: str, by: User, **facts: Any) -> CustomField:
    """Add a field to companies, people or deals.

    `facts` are those of `change_field` and what never changes: `target` of a link, `currency`
    of a sum.
    Raises FieldUnclear, TooManyFields, NotAllowed.
    """
    ensure(by, "settings.change")
    if noun not in CustomField.Noun.values or kind not in CustomField.Kind.values:
        raise FieldUnclear(_("Choose whose field it is and what is written in it."), field="kind")
    last = CustomField.objects.select_for_update().filter(noun=noun).order_by("-order")
    orders = list(last.values_list("order", flat=True))
    if len(orders) >= MOST:
        raise TooManyFields(_("There are %(most)s fields already.") % {"most": MOST})
    field = CustomField(noun=noun, kind=kind, order=(orders or [0])[0] + 1)
    field.target = facts.pop("target", "") or "web"
    field.currency = facts.pop("currency", "") or "RUB"
    return _kept(field, facts)


@act
def change_field(*, field_id: int, by: User, **facts: Any) -> CustomField:
    """Write the names, section, hint, `is_asked` and choices of a field anew.

    `choices` are {"key", "ru", "en", "off"}; one without a key is new, and one that is left out
    goes out of use. Raises FieldUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    return _kept(CustomField.objects.select_for_update().get(pk=field_id), facts)


@act
def use_field(*, field_id: int, is_active: bool, by: User) -> CustomField:
    """Show a field and let it be filled in, or not any more; its values stay."""
    ensure(by, "settings.change")
    field = CustomField.objects.select_for_update().get(pk=field_id)
    field.is_active = is_active
    field.save(update_fields=["is_active"])
    forget_custom_fields()
    return field


@act
def order_field(*, field_id: int, up: bool, by: User) -> CustomField:
    """Let a field change places with its neighbour."""
    ensure(by, "settings.change")
    field = CustomField.objects.get(pk=field_id)
    fields = CustomField.objects.select_for_update().filter(noun=field.noun, is_active=True)
    ordered = list(fields.order_by("order", "id"))
    place = next((n for n, one in enumerate(ordered) if one.pk == field.pk), None)
    other = None if place is None else place + (-1 if up else 1)
    if place is not None and other is not None and 0 <= other < len(ordered):
        ordered[place], ordered[other] = ordered[other], ordered[place]
        for order, one in enumerate(ordered, start=1):
            one.order = order
        CustomField.objects.bulk_update(ordered, ["order"])
    forget_custom_fields()
    return field


def _kept(field: CustomField, facts: Mapping[str, Any]) -> CustomField:
    field.name_ru, field.name_en = _names(facts.get("name_ru", ""), facts.get("name_en", ""))
    namesakes = CustomField.objects.filter(noun=field.noun, name_ru__iexact=field.name_ru)
    if namesakes.exclude(pk=field.pk).exists():
        raise FieldUnclear(_("There is a field of this name already."), field="name_ru")
    field.group = " ".join(facts.get("group", "").split())[:80]
    field.help = " ".join(facts.get("help", "").split())[:200]
    field.is_asked = bool(facts.get("is_asked"))
    if field.kind in OF_A_LIST:
        field.choices = choices_with(field.choices, facts.get("choices", ()))
    field.save()
    forget_custom_fields()
    return field


def _names(name_ru: str, name_en: str) -> tuple[str, str]:
    ru, en = " ".join(name_ru.split())[:120], " ".join(name_en.split())[:120]
    if not (ru or en):
        raise FieldUnclear(_("Write how the field is called."), field="name_ru")
    return ru or en, en


def choices_with(
    known: Sequence[Mapping[str, Any]], written: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the choices as they are kept from now on: no key is ever lost or given anew.

    Raises FieldUnclear.
    """
    keys = {one["key"] for one in known}
    kept: list[dict[str, Any]] = []
    for one in written:
        ru, en = _names(one.get("ru", ""), one.get("en", "")) if _said(one) else ("", "")
        if not ru or _is_repeated(kept, ru):
            continue
        key = one.get("key") if one.get("key") in keys else _new_key(keys, en or ru)
        keys.add(str(key))
        kept.append({"key": key, "ru": ru, "en": en, "off": bool(one.get("off"))})
    here = {one["key"] for one in kept}
    kept += [{**one, "off": True} for one in known if one["key"] not in here]
    if not any(not one["off"] for one in kept):
        raise FieldUnclear(_("Write what can be chosen, one a line."), field="choices")
    if len(kept) > MOST_CHOICES:
        sentence = _("A list has %(most)s lines at most.") % {"most": MOST_CHOICES}
        raise FieldUnclear(sentence, field="choices")
    return kept


def _said(one: Mapping[str, Any]) -> bool:
    return bool(f"{one.get('ru', '')}{one.get('en', '')}".strip())


def _is_repeated(kept: Sequence[Mapping[str, Any]], ru: str) -> bool:
    return any(one["ru"].lower() == ru.lower() for one in kept)


def _new_key(taken: set[str], name: str) -> str:
    """Return a key that programs can write, made of the name once and for all."""
    plain = re.sub(r"[^a-z0-9]+", "_", letters(name)).strip("_")[:LONGEST_KEY] or "choice"
    if plain not in taken:
        return plain
    return next(f"{plain}_{n}" for n in range(2, 10**6) if f"{plain}_{n}" not in taken)
