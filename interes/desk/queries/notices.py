"""What a person is told: their notices in words, and how they like to be told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import Resolver404, resolve, reverse

from interes.deals import queries as deals
from interes.desk.models import Notice, NoticeChoice
from interes.desk.queries.notice_kinds import NoticeKind, notice_kind, notice_kinds, sentence_of
from interes.team.models import User

FIELDS = ("id", "kind", "facts", "link", "made_at", "seen_at")


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice in the words of its reader."""

    id: int
    kind: str
    icon: str
    sentence: str
    note: str
    link: str
    made_at: datetime
    is_seen: bool


def notices_of(user: User, *, only_unseen: bool = False) -> QuerySet[Notice, dict[str, Any]]:
    """Return what a person was told, as rows."""
    found = Notice.objects.filter(user=user)
    if only_unseen:
        found = found.filter(seen_at=None)
    rows: QuerySet[Notice, dict[str, Any]] = found.values(*FIELDS)
    return rows


def notice_lines(rows: Iterable[Mapping[str, Any]]) -> list[NoticeLine]:
    """Put rows of notices into words."""
    return [_line(row) for row in rows]


def _line(row: Mapping[str, Any]) -> NoticeLine:
    known = notice_kind(row["kind"])
    return NoticeLine(
        id=row["id"],
        kind=row["kind"],
        icon=known.icon if known else "bell",
        sentence=sentence_of(row["kind"], row["facts"]),
        note=str(row["facts"].get("note", "")),
        link=row["link"],
        made_at=row["made_at"],
        is_seen=row["seen_at"] is not None,
    )


def notice_choices(user: User) -> list[tuple[NoticeKind, str]]:
    """Return every kind with how the person is told of it."""
    chosen = dict(NoticeChoice.objects.filter(user=user).values_list("kind", "how"))
    return [(kind, chosen.get(kind.name, kind.usual)) for kind in notice_kinds()]


def where_to(user: User, link: str) -> str:
    """Return where a notice leads by now: a deal in the basket is looked for there."""
    try:
        match = resolve(link)
    except Resolver404:
        return reverse("desk:notices")
    key = match.kwargs.get("deal_id")
    if match.app_names != ["deals"] or key is None:
        return link
    return link if deals.seen_by(user).filter(pk=key).exists() else reverse("desk:basket")
