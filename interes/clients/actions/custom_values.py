"""Write the values of added fields into a record, each by itself."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from interes.clients.models import CustomField
from interes.clients.queries import CustomUnclear, custom_words, holder_of
from interes.clients.rules.custom import fits
from interes.foundation.acts import act
from interes.foundation.edits import ChangedMeanwhile
from interes.foundation.keeping import Described
from interes.foundation.refusals import Refusal
from interes.team.actions import ensure
from interes.team.models import User


class FieldGone(Refusal):
    """There is no such field of these records, or it is out of use."""


@act
def set_custom(
    *, record: Described, field_id: int, value: Any, by: User, was: str | None = None
) -> Described:
    """Write one added field of a company, person or deal; None empties it.

    `value` is as it is kept (`queries.read_custom` reads what people write), `was` is
    `custom_as_seen` when the form was drawn. Raises ChangedMeanwhile, CustomUnclear, FieldGone,
    NotAllowed.
    """
    seen = None if was is None else {field_id: was}
    return set_customs(record=record, values={field_id: value}, by=by, was=seen)


@act
def set_customs(
    *,
    record: Described,
    values: Mapping[int, Any],
    by: User,
    was: Mapping[int, str] | None = None,
) -> Described:
    """Write several added fields of one record at once, and leave the others as they are.

    Raises ChangedMeanwhile, CustomUnclear, FieldGone, NotAllowed.
    """
    noun = record._meta.model_name or ""
    fields = fields_to_write(noun=noun, values=values)
    model: Any = type(record)
    locked = model._base_manager.select_for_update(of=("self",)).get(pk=record.pk)
    holder = holder_of(noun)
    assert holder is not None
    ensure(by, holder.verb, locked)
    custom = dict(locked.custom)
    for key, value in values.items():
        field = fields[key]
        _refuse_if_changed(field, custom, (was or {}).get(key))
        if value is None:
            custom.pop(field.key, None)
        else:
            custom[field.key] = value
    if custom != locked.custom:
        locked.custom = custom
        locked.save(update_fields=["custom", "changed_at"])
    changed: Described = locked
    return changed


def fields_to_write(*, noun: str, values: Mapping[int, Any]) -> dict[int, CustomField]:
    """Return the fields by number if all the values can be written; else raises a Refusal."""
    known = CustomField.objects.filter(pk__in=values, noun=noun, is_active=True).in_bulk()
    for key, value in values.items():
        field = known.get(key)
        if field is None:
            raise FieldGone(_("There is no such field any more."), field=f"custom_{key}")
        if value is not None and not (fits(field.shape, value) and _is_there(field, value)):
            sentence = _("This can't be a value of “%(field)s”.") % {"field": field.name}
            raise CustomUnclear(sentence, field=field.control)
    return known


def custom_as_seen(record: Described, field: CustomField) -> str:
    """Return the value as an edit form carries it in its hidden `was`."""
    return _as_seen(record.custom, field)


def _as_seen(custom: Mapping[str, Any], field: CustomField) -> str:
    value = custom.get(field.key)
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _refuse_if_changed(field: CustomField, custom: Mapping[str, Any], was: str | None) -> None:
    if was is None or was == _as_seen(custom, field):
        return
    refusal = ChangedMeanwhile(field.control, custom_words(field, custom.get(field.key)))
    refusal.now = _as_seen(custom, field)
    raise refusal


def _is_there(field: CustomField, value: Any) -> bool:
    """Tell whether the colleague or the record that the value names is in the base."""
    if field.kind == "user":
        return User.objects.filter(pk=value).exists()
    if field.kind == "link" and isinstance(value, dict):
        holder = holder_of(field.target)
        model: Any = holder.model if holder else None
        return model is not None and (
            model._base_manager.filter(pk=value["id"], removed_at=None).exists()
        )
    return True
