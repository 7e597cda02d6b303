"""Narrow a list by what an address says of its fields."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from interes.foundation.attributes import Attribute
from interes.ui.api.problems import Problem, Wrong

# How else a field may be asked for than by being equal.
_SINCE = "_since"
_NOT_FILTERS = frozenset({"after", "limit", "sort", "where", "q"})


def read_filters[Q: QuerySet[Any, Any]](
    found: Q, wanted: Any, attributes: Sequence[Attribute]
) -> Q:
    """Return what fits every field that is named in the address."""
    paths = {one.name: one.path for one in attributes}
    for name, value in wanted.model_dump(exclude_none=True).items():
        if name not in _NOT_FILTERS:
            found = found.filter(**{_lookup(name, value, paths): _value(name, value)})
    return found


def _lookup(name: str, value: Any, paths: dict[str, str]) -> str:
    if name == "tag":
        return "tags__contains"
    if name.endswith(_SINCE) and isinstance(value, datetime):
        return f"{paths.get(name.removesuffix(_SINCE) + '_at', name)}__gte"
    return paths.get(name, name)


def _value(name: str, value: Any) -> Any:
    return [value] if name == "tag" else value


def unknown(name: str) -> Problem:
    """Return the problem of a parameter that the list does not know."""
    sentence = _("Nothing is called so here. Look at the list of fields.")
    return Problem("wrong-value", sentence, [Wrong(name, sentence)])
