"""Pages of a long list by the last row seen, with the address of the next one."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import orjson
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from pydantic import BaseModel, BeforeValidator, Field

from interes.foundation.keyset import KEY, Order, cut
from interes.ui.api.problems import Problem, Wrong
from interes.ui.api.types import Answer

USUAL, MOST = 50, 200


def _none_if_empty(value: Any) -> Any:
    return None if value == "" else value


class Wanted(BaseModel):
    """Which page of a list is wanted."""

    after: Annotated[str, Field(max_length=1000)] = Field(
        "", description="The cursor of the last page; take it from `next`."
    )
    limit: Annotated[int, BeforeValidator(_none_if_empty)] = Field(
        USUAL, ge=1, le=MOST, description="How many records at most."
    )


class Filtered(Wanted):
    """Which page of which records is wanted."""

    where: str | None = Field(
        None,
        max_length=8000,
        description="A filter such as `city.in(Tver,Kazan),steps.hasnt(this_week)`.",
    )


class Page[R](Answer):
    """One page of a list; `next` is the address of the following one, or null at the end."""

    items: list[R]
    next: str | None


def one_page(
    request: HttpRequest,
    found: QuerySet[Any, Any],
    wanted: Any,
    orders: Sequence[Order],
    told: Callable[[list[dict[str, Any]]], list[dict[str, Any]]],
) -> HttpResponse:
    """Answer with one page of rows (dicts that keep `id`), told as records."""
    order = _order(getattr(wanted, "sort", None), orders)
    page = cut(found, order, wanted.after, wanted.limit)
    if wanted.after and page.rows and not page.back:
        sentence = _("This is not a cursor of this list. Take it from `next`.")
        raise Problem("not-found", sentence, [Wrong("after", sentence)])
    for row in page.rows:
        row.pop(KEY, None)
    following = _next(request, page.forward) if page.forward else None
    body = {"items": told(page.rows), "next": following}
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    return HttpResponse(
        orjson.dumps(body, default=str), content_type="application/json", headers=headers
    )


def whole(items: list[dict[str, Any]]) -> HttpResponse:
    """Answer with a short list as its only page."""
    body = orjson.dumps({"items": items, "next": None}, default=str)
    return HttpResponse(body, content_type="application/json")


def _order(sort: str | None, orders: Sequence[Order]) -> Order:
    for order in orders:
        if sort and sort.lstrip("-") == order.name:
            return Order(order.name, order.by, sort.startswith("-"))
    return orders[0]


def _next(request: HttpRequest, cursor: str) -> str:
    query: QueryDict = request.GET.copy()
    query["after"] = cursor
    return f"{request.path}?{query.urlencode()}"
