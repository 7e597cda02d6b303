"""Pages of a long list by the last row seen, never by counting from the start (no OFFSET)."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Expression, F, Field, Model, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

KEY = "sort_value"
LARGEST_KEY = 2**63 - 1


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
    keyed = queryset.annotate(**{KEY: F(order.by) if isinstance(order.by, str) else order.by})
    place = _read(cursor, keyed.query.annotations[KEY].output_field)
    backwards = place is not None and place[0] == "b"
    way = order.reversed() if backwards else order
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


def _read(cursor: str, column: "Field[Any, Any]") -> tuple[str, Any, int] | None:
    """Return way, value and key of a cursor; anyone may have written it, so it must fit."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        way, value, key = json.loads(base64.urlsafe_b64decode(padded.encode()))
        value = column.to_python(value)
        if value is None or b"\0" in str(value).encode() or abs(int(key)) > LARGEST_KEY:
            return None
        return str(way), value, int(key)
    except (ValueError, TypeError, OverflowError, RecursionError, ValidationError):
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
