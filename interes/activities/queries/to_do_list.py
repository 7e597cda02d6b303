"""The list of to-dos: what it is narrowed by, and its rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from interes.activities.models import ToDo
from interes.activities.queries.fields import to_do_fields
from interes.activities.queries.seen_by import to_dos_seen_by
from interes.deals.queries import due_in
from interes.foundation import filters
from interes.foundation.attributes import Attribute
from interes.foundation.keys import key_in
from interes.team.models import User
from interes.ui.lists import shown_columns


def wanted_to_dos(
    user: User, told: Mapping[str, str], now: datetime, where: str, reader: filters.Reader
) -> QuerySet[ToDo]:
    """Return the to-dos that an address means.

    `told` has `state` ("done" or nothing), `when` (late, today, week, later), `owner` (mine,
    department, a number, all) and `q`. Raises Unreadable if the filter can't be understood.
    """
    done = told.get("state") == "done"
    found = to_dos_seen_by(user).filter(done_at__isnull=not done)
    found = found.filter(owned_by(told.get("owner", ""), user))
    when = due_in(now).get(told.get("when", ""))
    if when and not done:
        found = found.filter(when)
    if text := told.get("q"):
        found = found.filter(Q(text__icontains=text) | Q(company__sort_name__contains=text.lower()))
    return found.filter(filters.where(where, to_do_fields(), reader)) if where else found


def owned_by(owner: str, user: User) -> Q:
    """Match what is one's own, the department's or a colleague's."""
    if owner == "mine":
        return Q(owner=user)
    if owner == "department":
        return Q(owner__department=user.department_id)
    key = key_in(owner)
    return Q() if key is None else Q(owner=key)


def to_do_rows(found: QuerySet[ToDo], columns: Sequence[Attribute] = ()) -> QuerySet[Any, Any]:
    """Return the rows of the list as plain values, with those of the chosen columns."""
    rows: QuerySet[Any, Any] = found.values(
        *("id", "text", "due_at", "has_time", "done_at"),
        company_name=F("company__name"),
        deal_title=F("deal__title"),
        **shown_columns(columns, to_do_fields()),
    )
    return rows
