"""Where the value of an attribute stands: a column, a key of `custom`, or rows beside."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q

from interes.foundation.attributes import Attribute, Kind, custom_expression

ASKS_WORDS = frozenset({Kind.TEXT, Kind.LONG, Kind.LINK, Kind.CHOICE})


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a value; `asked` makes the question about it."""

    asked: Callable[[str, Any], Q]
    empty: Q

    def not_(self, question: Q) -> Q:
        """Return the opposite; what is empty is not anything."""
        return ~question | self.empty


def place_of(attribute: Attribute, model: type[Model], path: str = "") -> Place:
    """Return the place of an attribute, or that of another path of it (`shown`, `sought`)."""
    if attribute.is_custom:
        return _custom(attribute)
    if attribute.many:
        return _beside(attribute, model, path or attribute.path)
    return _column(attribute, path or attribute.path)


def _column(attribute: Attribute, path: str) -> Place:
    empty = Q(**{f"{attribute.path}__isnull": True})
    if attribute.kind in ASKS_WORDS:
        empty |= Q(**{attribute.path: ""})
    if attribute.kind == Kind.TAGS:
        empty = Q(**{attribute.path: []})
    if attribute.kind == Kind.MANY:
        empty |= Q(**{attribute.path: []})
    return Place(lambda lookup, value: Q(**{f"{path}__{lookup}": value}), empty)


def _custom(attribute: Attribute) -> Place:
    key = attribute.path.partition("__")[2]
    return Place(
        lambda lookup, value: _of_custom(attribute, key, lookup, value), ~Q(custom__has_key=key)
    )


def _of_custom(attribute: Attribute, key: str, lookup: str, value: Any) -> Q:
    # The index knows which records hold a value, not what is less or more.
    if attribute.kind in {Kind.CHOICE, Kind.USER} and lookup == "exact":
        return Q(custom__contains={key: value})
    if attribute.kind == Kind.MANY:
        return _of_many(key, lookup, value)
    place = custom_expression(attribute)
    compared = place.output_field.get_lookup(lookup)
    assert compared is not None
    return Q(compared(place, value)) & Q(custom__has_key=key)


def _of_many(key: str, lookup: str, values: list[str]) -> Q:
    if lookup == "contains":
        return Q(custom__contains={key: values})
    found = Q(pk__in=[])
    for value in values:
        found |= Q(custom__contains={key: [value]})
    return found


def _beside(attribute: Attribute, model: type[Model], path: str) -> Place:
    relation, _sign, column = path.partition("__")
    link: Any = model._meta.get_field(relation)
    rows = link.related_model._base_manager.filter(
        **{link.field.name: OuterRef("pk")}, **dict(attribute.only)
    )
    return Place(
        lambda lookup, value: Q(Exists(rows.filter(**{f"{column}__{lookup}": value}))),
        ~Q(Exists(rows)),
    )
