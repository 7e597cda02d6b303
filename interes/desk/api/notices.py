"""Notices for programs: what the person of the token is told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query
from pydantic import BaseModel, Field

from interes.desk import actions, queries
from interes.desk.models import Notice as Told
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, Wanted, answered, one_page
from interes.ui.api.types import Answer, AskedFlag, AskedKey, Key, Moment

notices = Room("notices", "notices")

NEWEST = (Order("id", "id", descending=True),)
NOTICE = {
    "id": 31,
    "kind": "climbed_to_me",
    "text": "Anna Belova has forgotten “Video for 200 seats”: it was to be done by 20 Nov",
    "note": "Nordwind · Call Clara",
    "link": "/deals/12/",
    "made_at": "2026-11-23T09:00:00Z",
    "seen_at": None,
}


class Notice(Answer):
    """Something a person is told once, in their language."""

    id: int
    kind: str
    text: str
    note: str
    link: str = Field(description="The page it is about.")
    made_at: Moment
    seen_at: Moment | None


class NoticesWanted(Wanted):
    """Which notices are wanted."""

    is_seen: AskedFlag | None = None


class SeenUpTo(BaseModel):
    """Up to which notice everything was seen."""

    up_to: Key


class HowMany(Answer):
    """How many notices were seen by this."""

    number: int


@notices.get("/notices", "notices.own", answer=Page[Notice], example=[NOTICE])
def list_notices(request: HttpRequest, wanted: Query[NoticesWanted]) -> HttpResponse:
    """List what the person of the token was told, newest first."""
    rows = queries.notices_of(visitor(request))
    if wanted.is_seen is not None:
        rows = rows.filter(seen_at__isnull=not wanted.is_seen)
    return one_page(request, rows, wanted, NEWEST, _told)


@notices.post("/notices/{notice_id}/seen", "notices.own", answer=Notice, example=NOTICE)
def see_notice(request: HttpRequest, notice_id: AskedKey) -> HttpResponse:
    """Say that a notice was seen."""
    try:
        actions.see_notice(notice_id=notice_id, by=visitor(request), at=timezone.now())
    except Told.DoesNotExist:
        raise Problem("not-found") from None
    [row] = _told(list(queries.notices_of(visitor(request)).filter(pk=notice_id)))
    return answered(request, row)


@notices.post(
    "/notices/seen",
    "notices.own",
    answer=HowMany,
    example={"number": 4},
    sent={"up_to": 31},
)
def see_notices(request: HttpRequest, sent: SeenUpTo) -> HttpResponse:
    """Say that everything up to a notice was seen."""
    seen = actions.see_all_notices(by=visitor(request), at=timezone.now(), up_to=sent.up_to)
    return answered(request, {"number": seen})


def _told(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put rows into words, in the language of the person of the token."""
    return [
        {
            "id": line.id,
            "kind": line.kind,
            "text": line.sentence,
            "note": line.note,
            "link": line.link,
            "made_at": line.made_at,
            "seen_at": row["seen_at"],
        }
        for line, row in zip(queries.notice_lines(rows), rows, strict=True)
    ]
