"""Narrow a list by what an address says of its fields, or by a filter of the filter language."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from interes.foundation import filters
from interes.foundation.attributes import Kind
from interes.foundation.refusals import Refusal
from interes.ui.api.problems import Problem, Wrong

CUSTOM = "custom_"
_SINCE = "_since"
_NOT_FILTERS = frozenset({"after", "limit", "sort", "where", "q"})


def read_filters[Q: QuerySet[Any, Any]](
    request: HttpRequest, found: Q, wanted: Any, fields: filters.Fields | None = None
) -> Q:
    """Return what fits every field that is named in the address, and `where`.

    Raises Problem if a filter can't be understood.
    """
    paths = {one.name: one.path for one in fields.attributes} if fields else {}
    for name, value in wanted.model_dump(exclude_none=True).items():
        if name not in _NOT_FILTERS:
            found = found.filter(**_asked(name, value, paths))
    if fields is None:
        return found
    try:
        return _by_language(request, found, fields, getattr(wanted, "where", None))
    except Refusal as refusal:
        raise Problem("refused", str(refusal), [Wrong("where", str(refusal))]) from refusal


def _asked(name: str, value: Any, paths: dict[str, str]) -> dict[str, Any]:
    if name == "tag":
        return {"tags__contains": [value]}
    if name.endswith(_SINCE) and isinstance(value, datetime):
        return {f"{name.removesuffix(_SINCE)}_at__gte": value}
    return {paths.get(name, name): value}


def _by_language[Q: QuerySet[Any, Any]](
    request: HttpRequest, found: Q, fields: filters.Fields, where: str | None
) -> Q:
    user: Any = request.user
    reader = filters.Reader(user.pk, user.department_id, timezone.localtime())
    kinds = {one.name: one.kind for one in fields.attributes}
    for name, value in request.GET.items():
        if name.startswith(CUSTOM):
            op = filters.Op.IN if kinds.get(name) == Kind.MANY else filters.Op.IS
            asked = filters.Condition(name, op, (str(value),))
            found = found.filter(filters.matching(asked, fields, reader))
    return found.filter(filters.where(where, fields, reader)) if where else found
