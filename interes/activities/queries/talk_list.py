"""The list of talks: what it is narrowed by, and its rows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import F, Q, QuerySet

from interes.activities.models import Activity
from interes.activities.queries.attributes import ACTIVITY_ATTRIBUTES
from interes.activities.queries.fields import activity_fields
from interes.activities.queries.seen_by import seen_by
from interes.foundation import filters
from interes.foundation.attributes import Attribute, Choices
from interes.foundation.filters import Fields
from interes.foundation.keys import key_in
from interes.team.models import User
from interes.ui.lists import shown_columns

MOST_WORDS = 6
# What was said in no more talks than these is rare.
RARE = 5_000
_WORD = re.compile(r"[^\W_]{1,40}")


def talk_kinds() -> Choices:
    """Return what a talk may be; events of deals are none."""
    return [(str(kind), Activity.Kind(kind).label) for kind in Activity.TALKS]


def talk_fields() -> Fields:
    """Return what a filter of talks may ask about, and what their columns show."""
    known = tuple(
        replace(one, choices=talk_kinds) if one.name == "kind" else one
        for one in ACTIVITY_ATTRIBUTES
    )
    return replace(activity_fields(), attributes=known)


def wanted_talks(
    user: User,
    *,
    text: str = "",
    kind: str = "",
    whose: str = "",
    where: str = "",
    reader: filters.Reader | None = None,
) -> QuerySet[Activity]:
    """Return the talks of this kind and of these people in which these words were said.

    `whose` is "mine", "department", a number, or nothing for all of them. Raises Unreadable if
    the filter `where` can't be understood.
    """
    found = seen_by(user).filter(kind__in=Activity.TALKS).filter(_had_by(whose, user))
    if kind in Activity.TALKS:
        found = found.filter(kind=kind)
    if text:
        found = _said(found, text)
    if where and reader is not None:
        found = found.filter(filters.where(where, talk_fields(), reader))
    return found


def _had_by(whose: str, user: User) -> Q:
    if whose == "mine":
        return Q(by=user)
    if whose == "department":
        return Q(by__department=user.department_id)
    key = key_in(whose)
    return Q() if key is None else Q(by=key)


def _said(talks: QuerySet[Activity], text: str) -> QuerySet[Activity]:
    """Narrow talks to those with these words in any form, as the index keeps them.

    The planner takes every word for a frequent one and would look for a rare one through all
    talks; so the index is asked first, and what is rare is named by its numbers.
    """
    words = _WORD.findall(text)[:MOST_WORDS]
    if not words:
        return talks.none()
    said = SearchVector("text", config="russian")
    asked = SearchQuery(
        " & ".join(f"{word}:*" for word in words), config="russian", search_type="raw"
    )
    known = Activity.objects.filter(removed_at=None).exclude(text="")
    keys = known.alias(said=said).filter(said=asked).values_list("pk", flat=True)
    rare = list(keys[: RARE + 1])
    if len(rare) <= RARE:
        return talks.filter(pk__in=rare)
    return talks.exclude(text="").alias(said=said).filter(said=asked)


def talk_rows(found: QuerySet[Activity], columns: Sequence[Attribute] = ()) -> QuerySet[Any, Any]:
    """Return the rows of the list as plain values, with those of the chosen columns."""
    rows: QuerySet[Any, Any] = found.values(
        *("id", "kind", "at", "text", "is_inbound", "was_reached"),
        company_name=F("company__name"),
        deal_title=F("deal__title"),
        who=F("by__name"),
        **shown_columns(columns, talk_fields()),
    )
    return rows
