"""The list of people: what it is filtered by, and its rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, F, Func, OuterRef, QuerySet, Value
from django.db.models.functions import NullIf

from interes.clients.models import Person, Post
from interes.clients.queries.fields import person_fields
from interes.clients.queries.picking import people_like
from interes.clients.queries.seen_by import people_seen_by
from interes.foundation import filters
from interes.foundation.attributes import Attribute
from interes.team.models import User
from interes.ui.lists import shown_columns

_NAMES = ("id", "last_name", "first_name", "middle_name")
# The post and where it is, in one line.
_WORK = Func(
    Value(" · "),
    NullIf("title", Value("")),
    F("company__name"),
    function="concat_ws",
    output_field=CharField(),
)


def wanted_people(
    user: User,
    *,
    text: str = "",
    view: str = "",
    where: str = "",
    reader: filters.Reader | None = None,
) -> QuerySet[Person]:
    """Return the people whose name, phone or e-mail fits; of all, at work, or without a post.

    Raises Unreadable if the filter `where` can't be understood.
    """
    found = people_seen_by(user)
    if text:
        found = found.filter(people_like(text))
    if where and reader is not None:
        found = found.filter(filters.where(where, person_fields(), reader))
    held = Exists(
        Post.objects.filter(person=OuterRef("pk"), until_date=None, company__removed_at=None)
    )
    match view:
        case "at_work":
            return found.filter(held)
        case "without_post":
            return found.filter(~held)
        case _:
            return found


def person_rows(found: QuerySet[Person], columns: Sequence[Attribute] = ()) -> QuerySet[Any, Any]:
    """Return the rows of the list as plain values, with those of the chosen columns."""
    asked = shown_columns(columns, person_fields()) if columns else {}
    held = Post.objects.filter(
        person=OuterRef("pk"), until_date=None, company__removed_at=None
    ).order_by("from_date", "id")
    work: Any = ArraySubquery(held.annotate(line=_WORK).values("line")[:1])
    rows: QuerySet[Any, Any] = found.values(*_NAMES, "birthday", "changed_at", work=work, **asked)
    return rows


def whole_name(row: Mapping[str, Any]) -> str:
    """Return the name of a person, last name first."""
    return " ".join(row[name] for name in _NAMES[1:] if row[name])
