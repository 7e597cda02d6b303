"""The rows of any list, from the one description of what is known of its records."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import batched
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from interes.clients.models import Company, ContactPoint, Person, titled
from interes.clients.queries import linked_names
from interes.exchange.rules.exporting import Column, Look
from interes.exchange.rules.exporting.cells import Value
from interes.foundation.attributes import Attribute, Kind
from interes.foundation.values import Money

CHUNK = 2_000
LOOKS = {
    Kind.NUMBER: Look.NUMBER,
    Kind.MONEY: Look.MONEY,
    Kind.DATE: Look.DATE,
    Kind.MOMENT: Look.MOMENT,
}
REACHED = {Kind.PHONE, Kind.EMAIL, Kind.MESSENGER, Kind.WEBSITE}
# Where the currency of a sum stands, by the path of the sum.
CURRENCIES = {"amount": "currency", "deal__amount": "deal__currency"}

type Found = dict[str, Any]
type Told = Callable[[Found], Value]
type Names = dict[tuple[str, int], str]
type Points = Mapping[int, Mapping[str, str]]


def columns_of(model: type[Model], attributes: Sequence[Attribute]) -> list[Column]:
    """Return the columns of a file, named for the reader and so that an import knows them."""
    return [Column(_label(model, one), LOOKS.get(one.kind, Look.TEXT)) for one in attributes]


def rows_of(
    found: QuerySet[Any, Any], attributes: Sequence[Attribute]
) -> Iterator[tuple[Value, ...]]:
    """Yield every row in the order of the list; memory does not grow with their number."""
    plain = [one for one in attributes if one.kind not in REACHED]
    links = [_value_of(one) for one in plain if one.kind == Kind.LINK]
    names: Names = {}
    told = {one.name: _link(one, names) if one.kind == Kind.LINK else _told(one) for one in plain}
    holder = _holder(found.model) if len(plain) < len(attributes) else ""
    asked = {path for one in plain for path in _asked(one)}
    if found.model is Company and "name" in told:
        # A list calls a company by its name with the legal form.
        asked.add("legal_form")
        told["name"] = lambda row: titled(row["legal_form"], row["name"])
    rows = found.values("id", *sorted(asked))
    for chunk in batched(rows.iterator(chunk_size=CHUNK), CHUNK, strict=False):
        if links:
            names.clear()
            names.update(_names(value(row) for row in chunk for value in links))
        points = _points(holder, [row["id"] for row in chunk]) if holder else {}
        for row in chunk:
            near = points.get(row["id"], {})
            yield tuple(
                near.get(one.kind, "") if one.kind in REACHED else told[one.name](row)
                for one in attributes
            )


def _label(model: type[Model], attribute: Attribute) -> str:
    if model is Company and attribute.name == "name":
        return _("Company")
    label = str(attribute.label)
    return label[:1].upper() + label[1:]


def _asked(attribute: Attribute) -> Iterable[str]:
    if attribute.is_custom:
        return ["custom"]
    path = attribute.shown or attribute.path
    return [path, CURRENCIES[path]] if path in CURRENCIES else path.split()


def _told(attribute: Attribute) -> Told:
    """Return what makes the value of a cell of what the base gave."""
    value = _value_of(attribute)
    if attribute.kind == Kind.MANY:
        return _many(attribute, value)
    if attribute.choices:
        words = _words(attribute)
        return lambda row: words.get(str(value(row)), "")
    if attribute.kind in {Kind.NUMBER, Kind.MONEY}:
        return _sum(attribute, value)
    write = {
        Kind.FLAG: _flag,
        Kind.TAGS: ", ".join,
        Kind.DATE: _day,
        Kind.MOMENT: _day,
    }.get(attribute.kind, str)
    return lambda row: "" if value(row) is None else write(value(row))


def _link(attribute: Attribute, names: Names) -> Told:
    """Write a web address as it is, of a record that is named its name."""
    value = _value_of(attribute)

    def told(row: Found) -> Value:
        link = value(row)
        return names.get(_mark(link), "") if isinstance(link, dict) else link or ""

    return told


def _mark(link: dict[str, Any]) -> tuple[str, int]:
    return str(link["noun"]), int(link["id"])


def _names(links: Iterable[Any]) -> Names:
    """Return the names of the records that links lead to."""
    marks = {_mark(link) for link in links if isinstance(link, dict)}
    return linked_names([{"noun": noun, "id": key} for noun, key in marks])


def _many(attribute: Attribute, value: Callable[[Found], Any]) -> Told:
    words = _words(attribute)
    return lambda row: ", ".join(words.get(str(key), str(key)) for key in value(row) or [])


def _words(attribute: Attribute) -> dict[str, str]:
    offered = attribute.choices() if attribute.choices else ()
    return {str(key): str(word) for key, word in offered}


def _flag(value: object) -> str:
    return _("yes") if value else _("no")


def _value_of(attribute: Attribute) -> Callable[[Found], Any]:
    if attribute.is_custom:
        key = attribute.path.partition("__")[2]
        return lambda row: row["custom"].get(key)
    first, *others = (attribute.shown or attribute.path).split()
    if others:
        return lambda row: " ".join(row[path] for path in (first, *others) if row[path])
    return lambda row: row[first]


def _sum(attribute: Attribute, value: Callable[[Found], Any]) -> Told:
    currency = CURRENCIES.get(attribute.path)
    if currency is None:
        return lambda row: _number(value(row))
    return lambda row: None if value(row) is None else Money(value(row), row[currency] or "RUB")


def _number(value: Any) -> Value:
    if value is None or isinstance(value, int | Decimal):
        return value
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return str(value)


def _day(value: Any) -> Value:
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None)
    return value if isinstance(value, date) else date.fromisoformat(value)


def _holder(model: type[Model]) -> str:
    holders: dict[type[Model], str] = {Company: "company_id", Person: "person_id"}
    return holders.get(model, "")


def _points(holder: str, keys: list[int]) -> Points:
    """Return the phones, e-mails and so on of these records, the first one first."""
    points = ContactPoint.objects.filter(**{f"{holder}__in": keys}).order_by("id")
    found: dict[int, dict[str, list[str]]] = {}
    for key, kind, value in points.values_list(holder, "kind", "value"):
        found.setdefault(key, {}).setdefault(kind, []).append(value)
    return {
        key: {kind: ", ".join(values) for kind, values in kinds.items()}
        for key, kinds in found.items()
    }
