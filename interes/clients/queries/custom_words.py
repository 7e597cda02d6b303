"""The values of added fields in the words of the reader."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from interes.clients.models import CustomField
from interes.clients.queries.custom import custom_fields, user_choices
from interes.clients.queries.custom_holders import holder_of
from interes.ui import formats


@dataclass(frozen=True, slots=True)
class CustomLine:
    """One added field of a record: how it is called, what it says, and where a link leads."""

    field: CustomField
    value: Any
    words: str

    @property
    def is_figure(self) -> bool:
        """Tell whether figures stand here, one under another."""
        return self.field.kind in ("number", "money", "date")

    @property
    def address(self) -> str:
        """Return the web address that stands here."""
        is_web = self.field.kind == "link" and isinstance(self.value, str)
        return self.value if is_web else ""

    @property
    def page(self) -> str:
        """Return the name of the page of the record that a link names."""
        holder = holder_of(self.field.target)
        return holder.page if holder else ""

    @property
    def record(self) -> tuple[str, int] | None:
        """Return the record that a link names."""
        if self.field.kind == "link" and isinstance(self.value, dict):
            return self.value["noun"], self.value["id"]
        return None


TOLD = """
SELECT one ->> 'noun', (one ->> 'id')::bigint, custom_link_told(one)
FROM jsonb_array_elements(%s::jsonb) one
"""

type Names = Mapping[tuple[str, int], str]


def custom_sections(noun: str, custom: Mapping[str, Any]) -> list[tuple[str, list[CustomLine]]]:
    """Return the added fields in use with their values, by sections in order; names in words."""
    fields = custom_fields(noun)
    names = names_in(fields, [custom])
    sections: dict[str, list[CustomLine]] = {}
    for field in fields:
        value = custom.get(field.key)
        line = CustomLine(field, value, custom_words(field, value, names))
        sections.setdefault(field.group, []).append(line)
    return list(sections.items())


def custom_line(field: CustomField, custom: Mapping[str, Any]) -> CustomLine:
    """Return one added field of a record with its value in words."""
    value = custom.get(field.key)
    return CustomLine(field, value, custom_words(field, value))


def names_in(fields: Sequence[CustomField], customs: Iterable[Mapping[str, Any]]) -> Names:
    """Return the names of all colleagues and records that the values name, in few questions."""
    named = {_named(field, custom.get(field.key)) for custom in customs for field in fields}
    links = [{"noun": kind, "id": key} for kind, key in named if kind not in ("", "user")]
    found = {(kind, key): words for (kind, key), words in linked_names(links).items()}
    if any(kind == "user" for kind, _key in named):
        found |= {("user", int(key)): str(name) for key, name in user_choices()}
    return found


def linked_names(links: Sequence[Mapping[str, Any]]) -> dict[tuple[str, int], str]:
    """Return how the records that links name are called, those merged as what stayed of them."""
    if not links:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(TOLD, [json.dumps(links)])
        return {(noun, key): words for noun, key, words in cursor.fetchall() if words}


def custom_words(field: CustomField, value: Any, names: Names | None = None) -> str:
    """Return a value in the words of the reader; nothing is an empty string."""
    if value is None:
        return ""
    if names is None:
        names = names_in([field], [{field.key: value}])
    match field.kind:
        case "choice":
            return field.words.get(value, str(value))
        case "many":
            return ", ".join(word for key, word in field.words.items() if key in value)
        case "user" | "link":
            kind, key = _named(field, value)
            return names.get((kind, key), f"№ {key}") if kind else str(value)
        case _:
            return _plain_words(field, value)


def told_of_key(control: str, text: str) -> tuple[str, str]:
    """Return the name of an added field (`custom_12`) and its value in words."""
    field = CustomField.objects.filter(pk=control.removeprefix("custom_")).first()
    if field is None:
        return control, text
    try:
        value = json.loads(text) if field.kind not in ("text", "long", "choice", "date") else text
    except ValueError:
        value = text
    return field.name, custom_words(field, value or None) or "—"


def _plain_words(field: CustomField, value: Any) -> str:
    match field.kind:
        case "number":
            exact = Decimal(repr(value)).normalize()
            return formats.number(exact, max(-int(exact.as_tuple().exponent), 0))
        case "money":
            return formats.money(Decimal(repr(value)), field.currency)
        case "date":
            return formats.day_year(date.fromisoformat(value))
        case _:
            return str(value)


def _named(field: CustomField, value: Any) -> tuple[str, int]:
    if value is None:
        return "", 0
    if field.kind == "user":
        return "user", int(value)
    if field.kind == "link" and isinstance(value, dict):
        return str(value["noun"]), int(value["id"])
    return "", 0
