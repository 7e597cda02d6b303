"""What a form needs to ask for the values of added fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from interes.clients.models import CustomField
from interes.clients.queries.custom import custom_fields, user_choices
from interes.clients.queries.custom_holders import holder_of
from interes.clients.queries.custom_words import custom_words
from interes.foundation.attributes import Choices


@dataclass(frozen=True, slots=True)
class CustomControl:
    """One control of a form: what stands in it, and what can be chosen."""

    field: CustomField
    value: Any = ""
    text: str = ""
    options: Choices = ()
    error: str = ""

    @property
    def source(self) -> str:
        """Return the address of what a link to a record of ours can name."""
        holder = holder_of(self.field.target)
        return holder.options if holder else ""

    @property
    def name(self) -> str:
        """Return how the form calls it."""
        return self.field.control


def custom_controls(
    noun: str, data: Any = None, errors: Mapping[str, str] | None = None
) -> list[CustomControl]:
    """Return the fields that are asked for when a record is made; `data` is what was sent."""
    wrong = errors or {}
    return [
        custom_control(one, None, data, wrong.get(one.control, ""))
        for one in custom_fields(noun)
        if one.is_asked
    ]


def custom_control(
    asked: CustomField, value: Any, data: Any = None, error: str = ""
) -> CustomControl:
    """Return the control of one field as it is now, or as it was sent."""
    if data is not None and (asked.control in data or f"{asked.control}_text" in data):
        said = data.getlist(asked.control) if asked.kind == "many" else data.get(asked.control, "")
        text = data.get(f"{asked.control}_text", "")
        return CustomControl(asked, said, text, _options(asked, said), error)
    if asked.kind == "link" and isinstance(value, dict):
        return CustomControl(asked, value["id"], custom_words(asked, value), [], error)
    written = value if asked.kind == "many" else "" if value is None else str(value)
    return CustomControl(asked, written or "", "", _options(asked, value or ""), error)


def _options(asked: CustomField, held: Any) -> Choices:
    if asked.kind == "user":
        return user_choices()
    keys = held if isinstance(held, list) else [held]
    return asked.offered(keys) if asked.kind in ("choice", "many") else []
