"""What talks and to-dos can be asked about in a filter, and what filters of others ask of them."""

from typing import Any

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from interes.activities.models import Activity, Promise, ToDo
from interes.activities.queries.attributes import ACTIVITY_ATTRIBUTES, TO_DO_ATTRIBUTES
from interes.activities.queries.promise_attributes import PROMISE_ATTRIBUTES
from interes.clients.queries import colleague_choices, named
from interes.foundation.filters import Fields, Related


def activity_fields() -> Fields:
    """Return what a filter of talks may ask about."""
    return Fields(
        noun="activity",
        model=Activity,
        attributes=ACTIVITY_ATTRIBUTES,
        people=colleague_choices,
        named=named,
    )


def to_do_fields() -> Fields:
    """Return what a filter of to-dos may ask about."""
    return Fields(
        noun="to_do",
        model=ToDo,
        attributes=TO_DO_ATTRIBUTES,
        people=colleague_choices,
        named=named,
    )


def promise_fields() -> Fields:
    """Return what a filter of promises may ask about."""
    return Fields(
        noun="promise",
        model=Promise,
        attributes=PROMISE_ATTRIBUTES,
        people=colleague_choices,
        named=named,
    )


def _of(noun: str, **facts: Any) -> QuerySet[Activity]:
    return Activity.objects.filter(
        removed_at=None, kind__in=Activity.TALKS, **{noun: OuterRef("pk")}, **facts
    )


def _to_dos_of(noun: str) -> QuerySet[ToDo]:
    return ToDo.objects.filter(removed_at=None, done_at=None, **{noun: OuterRef("pk")})


def _promises_of(noun: str, **facts: Any) -> QuerySet[Promise]:
    return Promise.objects.filter(removed_at=None, **{noun: OuterRef("pk")}, **facts)


def talks_of(noun: str) -> tuple[Related, ...]:
    """Return what a filter of companies, people or deals may ask about talks, to-dos, promises."""
    return (
        Related(name="talks", label=_("Talks"), rows=lambda: _of(noun), moment="at"),
        Related(
            name="meetings",
            label=_("Meetings"),
            rows=lambda: _of(noun, kind=Activity.Kind.MEETING),
            moment="at",
        ),
        Related(name="to_dos", label=_("To-dos"), rows=lambda: _to_dos_of(noun), moment="due_at"),
        Related(
            name="our_promises",
            label=_("Our open promises"),
            rows=lambda: _promises_of(noun, side="ours", state="open"),
            moment="due_at",
        ),
        Related(
            name="their_promises",
            label=_("Their open promises"),
            rows=lambda: _promises_of(noun, side="theirs", state="open"),
            moment="due_at",
        ),
        Related(
            name="broken_promises",
            label=_("Promises not kept in time"),
            rows=lambda: _promises_of(noun, breached_at__isnull=False),
            moment="breached_at",
        ),
    )
