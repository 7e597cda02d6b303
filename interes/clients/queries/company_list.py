"""The list of companies: what it is filtered by, and its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from interes.clients.models import Company
from interes.clients.models.company import titled
from interes.clients.queries.fields import company_fields
from interes.clients.queries.picking import companies_like
from interes.clients.queries.seen_by import seen_by
from interes.foundation import filters
from interes.foundation.attributes import Attribute
from interes.foundation.keys import key_in
from interes.team.models import User
from interes.ui.lists import shown_columns


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader wants of the list; an empty thing wants nothing."""

    text: str = ""
    owner: str = ""
    status: str = ""
    industry: str = ""
    city: str = ""
    source: str = ""


def wanted_companies(
    user: User, wanted: Wanted, where: str = "", reader: filters.Reader | None = None
) -> QuerySet[Company]:
    """Return the companies that fit everything that is wanted, and the filter of the address.

    Raises Unreadable if the filter can't be understood.
    """
    found = seen_by(user)
    if wanted.text:
        found = found.filter(companies_like(wanted.text))
    exact = {name: getattr(wanted, name) for name in ("status", "industry", "city")}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if source := key_in(wanted.source):
        found = found.filter(source_id=source)
    if where and reader is not None:
        found = found.filter(filters.where(where, company_fields(), reader))
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


def company_rows(found: QuerySet[Company], columns: Sequence[Attribute] = ()) -> QuerySet[Any, Any]:
    """Return the rows of the list as plain values, with those of the chosen columns."""
    asked = shown_columns(columns, company_fields()) if columns else {}
    return found.values("id", "name", "legal_form", "city", "status", **asked)


def with_titles(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Write into each row the name with its legal form and the words of its status."""
    words = dict(Company.Status.choices)
    for row in rows:
        row["title"] = titled(row["legal_form"], row["name"])
        row["status_word"] = words[row["status"]]
    return rows
