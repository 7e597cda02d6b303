"""The columns of a list: which are chosen, and what to ask the database for."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, OuterRef

from interes.foundation.attributes import Attribute, Kind, expression_of
from interes.foundation.filters import Fields
from interes.ui.lists.registry import ListOf

MOST = 14
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
    asked |= {f"k_{one.name}": F(one.path) for one in columns if one.kind in LEADS and not one.many}
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
    relation, _sign, column = (one.shown or one.path).partition("__")
    link: Any = model._meta.get_field(relation)
    rows = link.related_model._base_manager.filter(
        **{link.field.name: OuterRef("pk")}, **dict(one.only)
    )
    return ArraySubquery(rows.order_by("pk").values(column)[:_SHOWN_AT_ONCE])
