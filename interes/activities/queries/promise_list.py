"""The list of promises: what it is narrowed by, and its rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from interes.activities.models import Promise
from interes.activities.queries.fields import promise_fields
from interes.activities.queries.promises import promises_seen_by
from interes.activities.queries.to_do_list import owned_by
from interes.foundation import filters
from interes.foundation.attributes import Attribute
from interes.team.models import User
from interes.ui.lists import shown_columns


def wanted_promises(
    user: User, told: Mapping[str, str], now: datetime, where: str, reader: filters.Reader
) -> QuerySet[Promise]:
    """Return the promises that an address means.

    `told` has `state` ("ended" or nothing), `when` (late, today, later), `side`, `owner` (mine,
    department, a number, all) and `q`. Raises Unreadable if the filter can't be understood.
    """
    is_ended = told.get("state") == "ended"
    found = promises_seen_by(user)
    found = found.exclude(state="open") if is_ended else found.filter(state="open")
    found = found.filter(owned_by(told.get("owner", ""), user))
    if (side := told.get("side")) in Promise.Side.values:
        found = found.filter(side=side)
    when = promises_due_in(now).get(told.get("when", ""))
    if when and not is_ended:
        found = found.filter(when)
    if text := told.get("q"):
        found = found.filter(Q(text__icontains=text) | Q(company__sort_name__contains=text.lower()))
    return found.filter(filters.where(where, promise_fields(), reader)) if where else found


def promises_due_in(now: datetime) -> dict[str, Q]:
    """Return what "late", "today" and "later" mean for a term; `now` is in the reader's zone."""
    night = datetime.combine(now.date(), time(0), now.tzinfo) + timedelta(days=1)
    return {
        "late": Q(due_at__lte=now),
        "today": Q(due_at__gt=now, due_at__lt=night),
        "later": Q(due_at__gte=night),
    }


def promise_rows(found: QuerySet[Promise], columns: Sequence[Attribute] = ()) -> QuerySet[Any, Any]:
    """Return the rows of the list as plain values, with those of the chosen columns."""
    rows: QuerySet[Any, Any] = found.values(
        *("id", "text", "side", "state", "due_at", "breached_at", "ended_at"),
        company_name=F("company__name"),
        deal_title=F("deal__title"),
        **shown_columns(columns, promise_fields()),
    )
    return rows
