"""Companies and people as programs are told of them: plain values, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from interes.clients.models import Company, ContactPoint, Person, Post

_COMPANY = (
    *("id", "version", "name", "legal_name", "legal_form", "inn", "kpp", "ogrn", "country"),
    *("region", "city", "address", "industry", "size", "employees", "revenue", "coverage"),
    *("solvency", "status", "source_id", "owner_id", "head_company_id", "about", "tags"),
    *("custom", "created_at", "changed_at"),
)
_PERSON = (
    *("id", "version", "last_name", "first_name", "middle_name", "birthday", "owner_id", "about"),
    *("tags", "custom", "created_at", "changed_at"),
)
_CONTACT = ("id", "kind", "value", "note")
_POST = ("id", "person_id", "company_id", "title", "from_date", "until_date")

COMPANY_VALUES, PERSON_VALUES, POST_VALUES = _COMPANY, _PERSON, _POST


def company_records(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return companies (`values` of COMPANY_VALUES) as records, with the ways to reach them."""
    records = [_named(row) for row in rows]
    contacts = _contacts("company_id", [one["id"] for one in records])
    for record in records:
        record["contacts"] = contacts[record["id"]]
    return records


def person_records(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return people (`values` of PERSON_VALUES) as records, with posts and ways to reach them."""
    records = [_named(row) for row in rows]
    keys = [one["id"] for one in records]
    contacts, posts = _contacts("person_id", keys), _posts(keys)
    for record in records:
        record["contacts"] = contacts[record["id"]]
        record["posts"] = posts[record["id"]]
    return records


def post_records(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return posts (`values` of POST_VALUES) as records."""
    return [_named(row) for row in rows]


def company_record(key: int) -> dict[str, Any] | None:
    """Return one company as a record, whoever asks, also from the basket."""
    return next(iter(company_records(Company.objects.filter(pk=key).values(*_COMPANY))), None)


def person_record(key: int) -> dict[str, Any] | None:
    """Return one person as a record, whoever asks, also from the basket."""
    return next(iter(person_records(Person.objects.filter(pk=key).values(*_PERSON))), None)


def _named(row: dict[str, Any]) -> dict[str, Any]:
    """Call references by the noun, and the company's own fields by their names."""
    record = {name.removesuffix("_id"): value for name, value in row.items()}
    if "custom" in record:
        record["custom"] = {f"custom_{key}": value for key, value in record["custom"].items()}
    return record


def _contacts(holder: str, keys: list[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    points = ContactPoint.objects.filter(**{f"{holder}__in": keys}).order_by("id")
    for row in points.values(holder, *_CONTACT):
        found[row.pop(holder)].append(row)
    return found


def _posts(keys: list[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in Post.objects.filter(person_id__in=keys).order_by("id").values(*_POST):
        found[row["person_id"]].append(_named(row))
    return found
