"""The lists that can be taken out, each exactly as its page shows it, but to the last row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.http import QueryDict

from interes.clients.models import Company, Person
from interes.foundation.attributes import Attribute
from interes.foundation.keyset import Order
from interes.team.models import User
from interes.team.queries import seen_columns
from interes.ui import lists
from interes.ui.lists import ListOf

CARDS = ("vcf", "vcf3")
TABLES = ("xlsx", "csv")
SORT = "sort_value"


@dataclass(frozen=True, slots=True)
class Whole:
    """A list without pages: all its rows in their order, and its columns."""

    found: QuerySet[Any, Any]
    attributes: Sequence[Attribute]


def list_called(name: str) -> ListOf | None:
    """Return a list of the product by its name."""
    return lists.known(name)


def forms_of(one: ListOf) -> tuple[str, ...]:
    """Return the files that a list makes: address cards only of people and companies."""
    return TABLES + CARDS if one.fields().model in {Company, Person} else TABLES


def verb_of(one: ListOf) -> str:
    """Return the right that it takes: "clients.export" where "clients.see" shows the page."""
    return f"{one.verb.partition('.')[0]}.export"


def whole_list(one: ListOf, user: User, query: QueryDict) -> Whole:
    """Return what an address of the list means for this person."""
    order = _order(query.get("sort", "").strip(), one.orders)
    by = F(order.by) if isinstance(order.by, str) else order.by
    sign = "-" if order.descending else ""
    found = one.found(user, query).annotate(**{SORT: by}).order_by(f"{sign}{SORT}", f"{sign}id")
    return Whole(found, seen_columns(user, one, query))


def _order(wanted: str, orders: Sequence[Order]) -> Order:
    for order in orders:
        if wanted.lstrip("-") == order.name:
            return Order(order.name, order.by, wanted.startswith("-"))
    return orders[0]
