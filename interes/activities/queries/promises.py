"""Promises of both sides: of a client, of a deal, of a person's day, and how many are kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from interes.activities.models import Promise
from interes.activities.rules import Share, share
from interes.team.models import User

# The share tells of the last year: who has learnt to keep their word is not held to the old one.
REMEMBERED = timedelta(days=365)
MOST = 30
WITH = ("kind", "owner", "person", "company", "deal")


def promises_seen_by(user: User) -> QuerySet[Promise]:
    """Return the promises this person may see: all of them, one base for everyone (M1.1)."""
    known = Promise.objects.filter(removed_at=None)
    return known if user.is_active else known.none()


def open_promises(user: User, **about: int) -> list[Promise]:
    """Return what is still to be kept in a deal, or with a company or a person, the next first."""
    found = promises_seen_by(user).filter(state=Promise.State.OPEN, **about)
    return list(found.select_related(*WITH).order_by("due_at", "id")[:MOST])


def ended_promises(user: User, *, most: int = 5, **about: int) -> list[Promise]:
    """Return what came to its end lately, the newest first."""
    found = promises_seen_by(user).filter(**about).exclude(state=Promise.State.OPEN)
    return list(found.select_related(*WITH).order_by("-ended_at", "-id")[:most])


def promises_of_day(user: User, until: datetime, most: int) -> list[Promise]:
    """Return what a person has to keep, or to ask after, up to a moment."""
    found = promises_seen_by(user).filter(owner=user, state=Promise.State.OPEN, due_at__lt=until)
    return list(found.select_related(*WITH).order_by("due_at", "id")[:most])


def shares(now: datetime, **about: int) -> Mapping[str, Share]:
    """Return how many promises were kept in time, of ours and of theirs, in the last year."""
    found = Promise.objects.filter(removed_at=None, due_at__gt=now - REMEMBERED, **about)
    rows = found.values("side").annotate(**_counts(now)).order_by("side")
    told = {row["side"]: _share(row) for row in rows}
    return {side: told.get(side, Share()) for side in Promise.Side.values}


def shares_of_sellers(now: datetime, users: Sequence[User]) -> list[tuple[User, Share]]:
    """Return what each of these people kept in time of what they promised."""
    found = Promise.objects.filter(
        removed_at=None,
        side=Promise.Side.OURS,
        due_at__gt=now - REMEMBERED,
        owner__in=[one.pk for one in users],
    )
    rows = found.values("owner_id").annotate(**_counts(now)).order_by("owner_id")
    told = {row["owner_id"]: _share(row) for row in rows}
    return [(one, told.get(one.pk, Share())) for one in users]


def _counts(now: datetime) -> dict[str, Any]:
    return {
        "kept": Count("id", filter=Q(state=Promise.State.KEPT)),
        "late": Count("id", filter=Q(state=Promise.State.LATE)),
        "broken": Count("id", filter=Q(state=Promise.State.BROKEN)),
        "overdue": Count(
            "id",
            filter=Q(state=Promise.State.OPEN)
            & (Q(due_at__lte=now) | Q(breached_at__isnull=False)),
        ),
    }


def _share(row: Mapping[str, Any]) -> Share:
    return share(**{name: row[name] for name in ("kept", "late", "broken", "overdue")})
