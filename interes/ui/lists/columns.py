"""The columns of a list: which are chosen, what stands in a cell and how it is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from interes.foundation.attributes import Attribute, Kind, expression_of
from interes.foundation.filters import Fields
from interes.ui import formats
from interes.ui.lists.registry import ListOf

MOST = 14
AT_RIGHT = frozenset({Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.MOMENT})
# Their records have pages of their own.
LEADS = frozenset({Kind.COMPANY, Kind.PERSON})
_SHOWN_AT_ONCE = 3


def chosen_columns(one: ListOf, told: str, usual: Sequence[str] = ()) -> tuple[Attribute, ...]:
    """Return the columns that an address names ("city,owner"), else the usual ones.

    What is not known is left out; the column that names the record stands first.
    """
    by_name = {attribute.name: attribute for attribute in one.fields().attributes}
    names = [name for name in told.split(",") if name in by_name] or usual or one.usual
    wanted = dict.fromkeys([one.first, *names])
    return tuple(by_name[name] for name in wanted if name in by_name)[:MOST]


def shown_columns(columns: Sequence[Attribute], fields: Fields) -> dict[str, Any]:
    """Return what to ask the database for, by the names of the columns (`c_city`)."""
    asked = {f"c_{one.name}": _asked(one, fields.model) for one in columns}
    asked |= {f"k_{one.name}": F(one.path) for one in columns if one.kind in LEADS}
    if any(one.kind == Kind.MONEY and not one.is_custom for one in columns) and _has_currency(
        fields.model
    ):
        asked["currency_"] = F("currency")
    return asked


def _has_currency(model: type[Model]) -> bool:
    return any(field.name == "currency" for field in model._meta.get_fields())


def _asked(one: Attribute, model: type[Model]) -> Any:
    if not one.many:
        return expression_of(one, one.shown)
    relation, _sign, column = one.path.partition("__")
    link: Any = model._meta.get_field(relation)
    rows = link.related_model._base_manager.filter(
        **{link.field.name: OuterRef("pk")}, **dict(one.only)
    )
    return ArraySubquery(rows.order_by("pk").values(column)[:_SHOWN_AT_ONCE])


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
    """

    id: int
    name: str
    href: str
    note: str
    page: str
    cells: tuple[Cell, ...]
    edit: str = ""


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
    if one.kind in {Kind.TAGS, Kind.MANY}:
        parts = tuple(words.get(str(part), str(part)) for part in value or ())
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
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def _day(value: Any, _currency: str) -> str:
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    day = value if isinstance(value, date) else date.fromisoformat(str(value))
    return formats.day(day, timezone.localdate())


def _number(value: Any, _currency: str) -> str:
    return formats.number(value)


def _phones(value: Any, _currency: str) -> str:
    return ", ".join(formats.phone_pretty(one) for one in value)


_WRITTEN: dict[Kind, Callable[[Any, str], str]] = {
    Kind.DATE: _day,
    Kind.MOMENT: _day,
    Kind.NUMBER: _number,
    Kind.MONEY: formats.money,
    Kind.PHONE: _phones,
    Kind.FLAG: lambda value, _currency: _("yes") if value else _("no"),
}
