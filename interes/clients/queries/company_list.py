"""The list of companies: what it is filtered by, and its rows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from interes.clients.models import Company
from interes.clients.models.company import titled
from interes.clients.queries.picking import companies_like
from interes.clients.queries.seen_by import seen_by
from interes.foundation.keys import key_in
from interes.team.models import User


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader wants of the list; an empty thing wants nothing."""

    text: str = ""
    owner: str = ""
    status: str = ""
    industry: str = ""
    city: str = ""
    source: str = ""


def wanted_companies(user: User, wanted: Wanted) -> QuerySet[Company]:
    """Return the companies that fit everything that is wanted."""
    found = seen_by(user)
    if wanted.text:
        found = found.filter(companies_like(wanted.text))
    exact = {name: getattr(wanted, name) for name in ("status", "industry", "city")}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if source := key_in(wanted.source):
        found = found.filter(source_id=source)
    return _of_owner(found, user, wanted.owner)


def _of_owner(found: QuerySet[Company], user: User, owner: str) -> QuerySet[Company]:
    match owner:
        case "me":
            return found.filter(owner=user)
        case "nobody":
            return found.filter(owner=None)
        case _ if key := key_in(owner):
            return found.filter(owner_id=key)
        case _:
            return found


def company_rows(found: QuerySet[Company]) -> QuerySet[Any, Any]:
    """Return the rows of the list as plain values."""
    return found.values(
        "id", "name", "legal_form", "inn", "city", "status", "industry", "owner__name", "changed_at"
    )


def with_titles(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Write into each row the name with its legal form and the words of its status."""
    words = dict(Company.Status.choices)
    for row in rows:
        row["title"] = titled(row["legal_form"], row["name"])
        row["status_word"] = words[row["status"]]
    return rows
