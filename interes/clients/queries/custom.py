"""The fields that the company added to its records."""

from collections.abc import Callable
from functools import partial

from django.db.models import QuerySet

from interes.clients.models import CustomField
from interes.foundation.attributes import Attribute, Choices, Kind
from interes.foundation.remembering import forget, remembered
from interes.team.models import User

_KEY = "custom fields"


def all_custom_fields() -> QuerySet[CustomField]:
    """Return every added field in its order, those out of use last."""
    return CustomField.objects.order_by("noun", "-is_active", "order", "id")


def custom_fields(noun: str) -> tuple[CustomField, ...]:
    """Return the added fields in use of "company", "person" or "deal", in their order."""
    return tuple(one for one in _in_use() if one.noun == noun)


def custom_field(noun: str, name: str) -> CustomField | None:
    """Return the field in use that is called so: `custom_12`, or its name in either language."""
    said = name.strip().lower()
    for one in custom_fields(noun):
        if said in (one.control, one.key, one.name_ru.lower(), one.name_en.lower()) and said:
            return one
    return None


def custom_attributes(noun: str) -> tuple[Attribute, ...]:
    """Return the added fields of "company", "person" or "deal", in their order."""
    return tuple(_attribute(one) for one in custom_fields(noun))


def forget_custom_fields() -> None:
    """Ask anew for the fields, because an act has changed them."""
    forget(_KEY)


def _in_use() -> list[CustomField]:
    fields = CustomField.objects.filter(is_active=True).order_by("order", "id")
    return remembered(_KEY, lambda: list(fields))


def _attribute(field: CustomField) -> Attribute:
    choices: dict[str, Callable[[], Choices]] = {
        "choice": partial(_choices_of, field),
        "many": partial(_choices_of, field),
        "user": user_choices,
    }
    return Attribute(
        name=field.control,
        label=field.name,
        kind=Kind(field.kind),
        path=f"custom__{field.pk}",
        choices=choices.get(field.kind),
    )


def _choices_of(field: CustomField) -> Choices:
    return list(field.words.items())


def user_choices() -> Choices:
    """Return the colleagues by their numbers, those who left last."""
    people = User.objects.order_by("-is_active", "name").values_list("pk", "name")
    return remembered("user choices", lambda: [(str(key), name) for key, name in people])
