"""Pages of a long list by the last row seen, never by counting from the start (no OFFSET)."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Expression, F, Model, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

KEY = "sort_value"


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort a list: its name in the address and the never-empty expression behind it."""

    name: str
    by: str | Expression
    descending: bool = False

    def reversed(self) -> "Order":
        """Return the same column the other way round."""
        return Order(self.name, self.by, not self.descending)


@dataclass(frozen=True, slots=True)
class Cut[R]:
    """The rows of one page, and the cursors of its neighbours (empty if there is none)."""

    rows: list[R]
    back: str
    forward: str


def cut(queryset: QuerySet[Any, Any], order: Order, cursor: str, size: int = 50) -> Cut[Any]:
    """Return one page; a cursor that can't be read gives the first one.

    Rows must be dicts (`values`) that keep `id`; each carries its `sort_value` too.
    """
    place = _read(cursor)
    backwards = place is not None and place[0] == "b"
    way = order.reversed() if backwards else order
    keyed = queryset.annotate(**{KEY: F(way.by) if isinstance(way.by, str) else way.by})
    if place is not None:
        beyond = TupleLessThan if way.descending else TupleGreaterThan
        keyed = keyed.filter(beyond(Tuple(F(KEY), F("id")), (place[1], place[2])))
    sign = "-" if way.descending else ""
    rows = list(keyed.order_by(f"{sign}{KEY}", f"{sign}id")[: size + 1])
    has_more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    has_back = has_more if backwards else place is not None
    has_forward = True if backwards else has_more
    return Cut(
        rows,
        _write("b", rows[0]) if rows and has_back else "",
        _write("f", rows[-1]) if rows and has_forward else "",
    )


def _write(way: str, row: dict[str, Any]) -> str:
    # Written by str: Django's own encoder cuts the microseconds that tell two rows apart.
    text = json.dumps([way, row[KEY], row["id"]], default=str, ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[str, Any, int] | None:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        way, value, key = json.loads(base64.urlsafe_b64decode(padded.encode()))
        return (str(way), value, int(key)) if cursor and value is not None else None
    except (ValueError, TypeError, binascii.Error):
        return None


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows there are, or that there are more than we care to count."""

    number: int
    is_capped: bool


def capped_count(queryset: QuerySet[Model, Any], cap: int = 10_000) -> Count:
    """Count rows, but stop at the cap: a page must not grow slower with the table."""
    number = queryset.order_by()[: cap + 1].count()
    return Count(min(number, cap), number > cap)
