"""What may be promised and by when, as the company has set it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from interes.activities.models import Promise, PromiseKind, PromiseNorm
from interes.activities.rules import term
from interes.clients.models import Company
from interes.deals.queries import clock_of
from interes.foundation.remembering import remembered
from interes.foundation.working_time import WorkingTime


@dataclass(frozen=True, slots=True)
class Offered:
    """A kind of promise, and by when it would be kept if it were given now."""

    id: int
    name: str
    ours: datetime
    theirs: datetime


def promise_kinds() -> QuerySet[PromiseKind]:
    """Return the kinds in use."""
    return PromiseKind.objects.filter(is_active=True).order_by("order", "id")


def promise_kinds_to_set() -> QuerySet[PromiseKind]:
    """Return every kind, also those out of use."""
    return PromiseKind.objects.order_by("-is_active", "order", "id")


def promise_kind_choices() -> list[tuple[str, str]]:
    """Return every kind by its number."""
    return [(str(one.pk), one.name) for one in PromiseKind.objects.order_by("order", "id")]


def promise_norm() -> PromiseNorm:
    """Return when we remind and what is a habit, as set or as usual."""
    return remembered(
        "promise norm",
        lambda: PromiseNorm.objects.first() or PromiseNorm(),
    )


def clock_of_side(side: str, company: Company | None) -> WorkingTime:
    """Return the working time of whoever keeps a promise: of our office, or of the client."""
    return clock_of(company if side == Promise.Side.THEIRS else None)


def term_of(kind: PromiseKind, side: str, company: Company | None, now: datetime) -> datetime:
    """Return by when a promise of this kind is kept if nothing else is agreed."""
    return term(now, float(kind.hours), clock_of_side(side, company))


def offered_promises(company: Company | None, now: datetime) -> Sequence[Offered]:
    """Return the kinds in use with the terms of a promise that is given now."""
    return [
        Offered(
            kind.pk,
            kind.name,
            term_of(kind, Promise.Side.OURS, company, now),
            term_of(kind, Promise.Side.THEIRS, company, now),
        )
        for kind in promise_kinds()
    ]
