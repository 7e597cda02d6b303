"""The cells of a list: what stands in them and how it is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from interes.foundation.attributes import Attribute, Kind
from interes.foundation.filters import Fields
from interes.ui import formats


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: the words, their parts if there are several, and the bare value.

    `key` is the number of the record that a cell of a company or a person leads to.
    """

    name: str
    text: str
    kind: str
    value: Any = None
    parts: tuple[str, ...] = ()
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list: its name and where it leads, a second line for the phone, the cells.

    `edit` is the address of the small form of a cell; FIELD stands for the name of the column.
    `act` is the address of what is mostly done with such a record.
    """

    id: int
    name: str
    href: str
    note: str
    page: str
    cells: tuple[Cell, ...]
    edit: str = ""
    act: str = ""


def cells(
    row: Mapping[str, Any], columns: Sequence[Attribute], words: Mapping[str, Mapping[str, str]]
) -> tuple[Cell, ...]:
    """Return the cells of a row as it came from the database."""
    return tuple(_cell(row, one, words.get(one.name, {})) for one in columns)


def words_of(columns: Sequence[Attribute], fields: Fields) -> dict[str, dict[str, str]]:
    """Return the words of everything that is chosen, by column: asked once for a page."""
    return {
        one.name: {str(key): str(word) for key, word in fields.choices(one)}
        for one in columns
        if not one.shown and one.kind in {Kind.CHOICE, Kind.RECORD, Kind.MANY, Kind.USER}
    }


def _cell(row: Mapping[str, Any], one: Attribute, words: Mapping[str, str]) -> Cell:
    value = row[f"c_{one.name}"]
    if isinstance(value, list):
        parts = tuple(words.get(str(part), str(part)) for part in value)
        return Cell(one.name, ", ".join(parts), one.kind, value, parts)
    text = value_of(one, value, words, row.get("currency_", "RUB"))
    return Cell(one.name, text, one.kind, value, key=row.get(f"k_{one.name}"))


def value_of(one: Attribute, value: Any, words: Mapping[str, str], currency: str = "RUB") -> str:
    """Return a value in the words of the reader, empty if there is none."""
    if value in (None, "", []):
        return ""
    if words:
        return words.get(str(value), str(value))
    return _WRITTEN.get(one.kind, _plain)(value, currency)


def _plain(value: Any, _currency: str) -> str:
    return str(value)


def _day(value: Any, _currency: str) -> str:
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    return formats.day(day, timezone.localdate())


def _number(value: Any, _currency: str) -> str:
    return formats.number(value)


_WRITTEN: dict[Kind, Callable[[Any, str], str]] = {
    Kind.DATE: _day,
    Kind.MOMENT: _day,
    Kind.NUMBER: _number,
    Kind.MONEY: formats.money,
    Kind.FLAG: lambda value, _currency: _("yes") if value else _("no"),
}
