"""What people, files and programs write into an added field, read as it is kept."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from interes.clients.models import CustomField
from interes.clients.queries.custom import custom_fields, user_choices
from interes.clients.queries.custom_holders import holder_of
from interes.clients.queries.picking import NotFoundByName
from interes.clients.rules.custom import address_in, day_in, fits, kept_number, money_in, number_in
from interes.foundation.refusals import Refusal
from interes.team.models import User
from interes.team.queries import find_user

type Said = str | Sequence[str]


class CustomUnclear(Refusal):
    """What was written can't be a value of this field."""


@dataclass(frozen=True, slots=True)
class Called:
    """A record of ours that a cell of a file names, and the field in which it does."""

    noun: str
    text: str
    field: str


def read_custom(field: CustomField, said: Said, by: User) -> Any:
    """Return the value that is written, None if it is empty.

    A colleague, a company or a person is named by the number or by the name, a choice by its key
    or in either language. Raises CustomUnclear.
    """
    several = [said] if isinstance(said, str) else list(said)
    text = "; ".join(several).strip()
    if not text:
        return None
    value = _READ[field.kind](field, text, by)
    if value is None or not fits(field.shape, value):
        raise CustomUnclear(_wanted(field, text), field=field.control)
    return value


def custom_readers() -> dict[str, Callable[[str], Any]]:
    """Return, by `custom_12`, how a cell of a file becomes a value; None is "not understood".

    They ask the database nothing, so that a million cells can be read; a record of ours that a
    cell names is `Called`, for `numbers_called`, and days are read with the dates of the file.
    """
    people = {str(name).lower(): int(key) for key, name in user_choices()}
    return {
        field.control: partial(_read_cell, field, people)
        for noun in CustomField.Noun.values
        for field in custom_fields(noun)
        if field.kind != "date"
    }


def _read_cell(field: CustomField, people: Mapping[str, int], cell: str) -> Any:
    if not cell.strip():
        return None
    if field.kind == "user":
        return people.get(" ".join(cell.lower().split()))
    if field.kind == "link" and field.target != "web":
        return Called(field.target, " ".join(cell.split()), field.name)
    value = _READ[field.kind](field, cell, None)
    return value if value is not None and fits(field.shape, value) else None


def numbers_called(named: Collection[Called]) -> dict[Called, int]:
    """Return our numbers of the records that cells name; who fits several records names none."""
    nouns: dict[str, set[Called]] = defaultdict(set)
    for one in named:
        nouns[one.noun].add(one)
    return {one: number for noun, some in nouns.items() for one, number in _numbers(noun, some)}


def _numbers(noun: str, named: Collection[Called]) -> list[tuple[Called, int]]:
    holder = holder_of(noun)
    fits_each = holder.called({one.text for one in named}) if holder else {}
    fitting = [(one, fits_each.get(one.text, set())) for one in named]
    return [(one, next(iter(numbers))) for one, numbers in fitting if len(numbers) == 1]


def read_custom_form(noun: str, data: Any, by: User) -> dict[str, Any]:
    """Return `custom` of a new record as a form says it; raises CustomUnclear."""
    said = {
        field.key: read_custom_control(field, data, by)
        for field in custom_fields(noun)
        if field.control in data or f"{field.control}_text" in data
    }
    return {key: value for key, value in said.items() if value is not None}


def read_custom_control(field: CustomField, data: Any, by: User) -> Any:
    """Return what one control of a form says; raises CustomUnclear."""
    holder = holder_of(field.target) if field.kind == "link" else None
    if holder is not None:
        try:
            record = holder.chosen(by, data, field.control)
        except NotFoundByName as refusal:
            raise CustomUnclear(str(refusal), field=field.control) from refusal
        return None if record is None else {"noun": field.target, "id": record.pk}
    values = data.getlist(field.control) if hasattr(data, "getlist") else data[field.control]
    return read_custom(field, values, by)


def _line(_field: CustomField, text: str, _by: User) -> str:
    return " ".join(text.split())


def _long(_field: CustomField, text: str, _by: User) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _number(_field: CustomField, text: str, _by: User) -> int | float | None:
    exact = number_in(text)
    return None if exact is None else kept_number(exact)


def _money(field: CustomField, text: str, _by: User) -> int | float | None:
    exact = money_in(text, field.currency)
    return None if exact is None else kept_number(exact)


def _date(_field: CustomField, text: str, _by: User) -> str | None:
    return day_in(text)


def _choice(field: CustomField, text: str, _by: User) -> str | None:
    said = text.strip().lower()
    for one in field.choices:
        if said in (one["key"], one["ru"].lower(), one["en"].lower()):
            return str(one["key"])
    return None


def _many(field: CustomField, text: str, by: User) -> list[str] | None:
    parts = [part for part in re.split(r"[;|\n]", text) if part.strip()]
    keys = [_choice(field, part, by) for part in parts]
    if None in keys:
        # Commas part the words too, unless a word holds one itself.
        keys = [_choice(field, part, by) for part in re.split(r"[,;|\n]", text) if part.strip()]
    chosen = {key for key in keys if key}
    return None if None in keys else [key for key in field.words if key in chosen]


def _user(_field: CustomField, text: str, _by: User) -> int | None:
    said = " ".join(text.lower().split())
    named = [key for key, name in user_choices() if said in (key, str(name).lower())]
    if len(named) == 1:
        return int(named[0])
    found = find_user(email=text) if "@" in text else None
    return found.pk if found else None


def _link(field: CustomField, text: str, by: User) -> Any:
    if field.target == "web":
        return address_in(text)
    said: Mapping[str, str] = {f"{field.control}_text": text}
    if text.isdecimal():
        said = {field.control: text}
    return read_custom_control(field, said, by)


_READ: dict[str, Callable[[CustomField, str, Any], Any]] = {
    "text": _line,
    "long": _long,
    "number": _number,
    "money": _money,
    "date": _date,
    "choice": _choice,
    "many": _many,
    "user": _user,
    "link": _link,
}


def _wanted(field: CustomField, text: str) -> str:
    """Say what would have been understood."""
    sentences = {
        "text": _("Say it shorter: one line, 500 characters at most."),
        "long": _("Say it shorter: 20,000 characters at most."),
        "number": _("Write a number of 15 figures at most, such as 1,250.5."),
        "money": _("Write a sum in %(currency)s, such as 1,250,000."),
        "date": _("Write a day, such as 2026-11-23."),
        "choice": _("There is no “%(said)s” in this list."),
        "many": _("There is no “%(said)s” in this list."),
        "user": _("Nobody of ours is called “%(said)s”, or more than one."),
        "link": _("Write a web address, such as https://example.com."),
    }
    return sentences[field.kind] % {"currency": field.currency, "said": text[:80]}
