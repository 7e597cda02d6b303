"""What a column can say: `<thing>.<field>`, and in which sort of value it is read.

The fields of companies, people and deals have the names of their attributes; a field that the
company added is `company.custom_12`.
"""

from collections.abc import Iterable

_OWNED = {
    "owner": "text",
    "owner_id": "id",
    "owner_email": "text",
    "about": "about",
    "tags": "tags",
    "created_at": "moment",
}
_WAYS = {"phone": "phone", "email": "email", "website": "website", "messenger": "messenger"}

# thing → field → sort of value; "line" has no place of its own and is kept in "About".
FIELDS: dict[str, dict[str, str]] = {
    "company": {
        "id": "id",
        "name": "name",
        "legal_name": "name",
        "legal_form": "text",
        "inn": "inn",
        "kpp": "kpp",
        "ogrn": "ogrn",
        "country": "country",
        "region": "text",
        "city": "text",
        "place": "place",
        "address": "address",
        "postcode": "text",
        "house": "text",
        "industry": "text",
        "size": "choice",
        "employees": "whole",
        "revenue": "money",
        "founded": "year",
        "coverage": "choice",
        "solvency": "choice",
        "status": "choice",
        "source": "text",
        "head_company": "name",
        "head_company_id": "id",
        "director": "text",
        "line": "line",
        **_WAYS,
        **_OWNED,
    },
    "person": {
        "id": "id",
        "name": "name",
        "last_name": "text",
        "first_name": "text",
        "middle_name": "text",
        "birthday": "day",
        "post": "text",
        "department": "line",
        "since": "day",
        "until": "day",
        "city": "line",
        "region": "line",
        "country": "line",
        "address": "line",
        "postcode": "line",
        "house": "line",
        "source": "line",
        "status": "line",
        **_WAYS,
        **_OWNED,
    },
    "lead": {
        "id": "id",
        "title": "name",
        "status": "text",
        "converted": "flag",
        "owner": "text",
        "owner_id": "id",
    },
    "deal": {
        "id": "id",
        "title": "name",
        "amount": "money",
        "currency": "text",
        "pipeline": "text",
        "stage": "text",
        "state": "text",
        "reason": "text",
        "product": "text",
        "kind": "choice",
        "channel": "choice",
        "source": "text",
        "expected_date": "day",
        "closed_at": "moment",
        "won_at": "moment",
        "lost_at": "moment",
        "stage_since": "moment",
        "situation": "text",
        "chance": "line",
        **_OWNED,
    },
    "talk": {
        "id": "id",
        "kind": "text",
        "at": "moment",
        "end_at": "moment",
        "minutes": "whole",
        "seconds": "whole",
        "direction": "text",
        "reached": "text",
        "subject": "long",
        "text": "about",
        "by": "text",
        "by_id": "id",
        "by_email": "text",
        "created_at": "moment",
    },
    "to_do": {
        "id": "id",
        "text": "long",
        "due_at": "moment",
        "done": "text",
        "done_at": "moment",
        "created_at": "moment",
        "owner": "text",
        "owner_id": "id",
        "owner_email": "text",
        "about": "about",
        "priority": "line",
    },
    "user": {
        "id": "id",
        "name": "name",
        "last_name": "text",
        "first_name": "text",
        "email": "text",
        "phone": "text",
        "post": "text",
        "department": "text",
        "branch": "text",
        "head": "name",
        "active": "flag",
    },
    "product": {"id": "id", "name": "name", "price": "money"},
}
LIMITS = {
    "name": 200,
    "legal_name": 400,
    "legal_form": 120,
    "address": 300,
    "post": 160,
    "product": 120,
    "title": 200,
    "owner": 120,
    "by": 120,
    "text": 300,
    "id": 150,
    "pipeline": 120,
    "stage": 120,
    "reason": 120,
    "currency": 10,
    "email": 200,
}
LIMIT = 80


def targets(thing: str) -> Iterable[str]:
    """Return what a column of a sheet about the thing can say, its own fields first."""
    return [f"{one}.{field}" for one in beside(thing) for field in FIELDS.get(one, ())]


def beside(thing: str) -> tuple[str, ...]:
    """Return which things a row about one may tell of, that one first."""
    return (thing, *_BESIDE.get(thing, ()))


def sort_of(target: str) -> str:
    """Return in which sort of value a target is read, "" if there is no such target."""
    thing, _, field = target.partition(".")
    if field.startswith("custom_"):
        return "custom"
    return FIELDS.get(thing, {}).get(field, "")


# Which other things a row about one may tell of beside it.
_BESIDE = {
    "company": ("person", "deal"),
    "person": ("company", "deal"),
    "lead": ("person", "company", "deal"),
    "deal": ("company", "person", "lead", "to_do"),
    "talk": ("company", "person", "deal", "lead"),
    "to_do": ("company", "person", "deal", "lead"),
}
