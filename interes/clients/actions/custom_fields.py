"""The fields that the company adds to its records: made, changed, put in order, out of use."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from interes.clients.actions.field_words import (
    FieldUnclear,
    agreed_words,
    choices_with,
    in_order,
)
from interes.clients.models import CustomField
from interes.clients.queries.custom import forget_custom_fields
from interes.foundation.acts import act
from interes.foundation.edits import Seen
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User

MOST = 100
OF_A_LIST = ("choice", "many")


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
def change_field(*, field_id: int, by: User, seen: Seen | None = None, **facts: Any) -> CustomField:
    """Write the names, section, hint, `is_asked` and choices of a field anew.

    `choices` are {"key", "ru", "en", "off"}; one without a key is new, and one that is left out
    goes out of use, unless `seen` shows that it was not known yet.
    Raises ChangedByBoth, FieldUnclear, NotAllowed.
    """
    ensure(by, "settings.change")
    field = CustomField.objects.select_for_update().get(pk=field_id)
    return _kept(field, agreed_words(field, facts, seen))


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
    for name, value in in_order(facts).items():
        setattr(field, name, value)
    namesakes = CustomField.objects.filter(noun=field.noun, name_ru__iexact=field.name_ru)
    if namesakes.exclude(pk=field.pk).exists():
        raise FieldUnclear(_("There is a field of this name already."), field="name_ru")
    if field.kind in OF_A_LIST:
        field.choices = choices_with(field.choices, facts.get("choices", ()))
    field.save()
    forget_custom_fields()
    return field
