"""The address of a list: filters and sorting that can be sent to a colleague, keyset pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from interes.foundation.keyset import Cut, Order, cut


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a list as it stands; links are the same address with something changed."""

    path: str
    query: QueryDict

    def get(self, name: str) -> str:
        """Return one parameter, or nothing."""
        return self.query.get(name, "").strip()

    def all(self, name: str) -> list[str]:
        """Return every value of a parameter that may repeat."""
        return [value for value in self.query.getlist(name) if value]

    def with_(self, **changes: Any) -> str:
        """Return the address with parameters changed; an empty value takes one out.

        Any change starts at the first page again, unless it names the page (`after`) itself.
        """
        # A plain dict: copying a QueryDict is deep and slow, and a list asks for every row.
        query: dict[str, list[Any]] = dict(self.query.lists())
        query.pop("after", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value not in (None, "", []):
                query[name] = value if isinstance(value, list) else [value]
        return f"{self.path}?{urlencode(query, doseq=True)}" if query else self.path


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: its rows, how it is sorted, and the addresses around it."""

    at: Address
    rows: list[Any]
    order: Order
    back: str
    forward: str

    def sort_link(self, name: str) -> str:
        """Return the address sorted by a column, the other way if it is sorted by it already."""
        is_ascending = self.order.name == name and not self.order.descending
        return self.at.with_(sort=f"-{name}" if is_ascending else name)

    def direction(self, name: str) -> str:
        """Return "ascending", "descending" or "none", as aria-sort wants it."""
        if self.order.name != name:
            return "none"
        return "descending" if self.order.descending else "ascending"


def address(request: HttpRequest) -> Address:
    """Return the address of this request."""
    return Address(request.path, request.GET)


def listing(
    request: HttpRequest, queryset: QuerySet[Any, Any], orders: Sequence[Order], size: int = 50
) -> Listing:
    """Return the page that the address asks for; the first order is the default.

    `queryset` gives dicts (`.values(...)`) that keep `id`; all its filters are already applied.
    """
    at = address(request)
    order = _order(at.get("sort"), orders)
    page: Cut[Any] = cut(queryset, order, at.get("after"), size)
    return Listing(
        at,
        page.rows,
        order,
        at.with_(after=page.back) if page.back else "",
        at.with_(after=page.forward) if page.forward else "",
    )


def _order(wanted: str, orders: Sequence[Order]) -> Order:
    for order in orders:
        if wanted.lstrip("-") == order.name:
            return Order(order.name, order.by, wanted.startswith("-"))
    return orders[0]
