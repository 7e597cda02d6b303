"""The mailing list for programs: who stays in sight by letters only (M4.4)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from interes.deals import actions, queries
from interes.deals.api import reading
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, Wanted, one_page, whole
from interes.ui.api.types import Answer, AskedKey, Moment

mailing = Room("deals", "mailing list")

MARK = {
    "id": 4,
    "company": 12,
    "person": None,
    "deal": 31,
    "by": 2,
    "at": "2026-11-20T15:40:00+03:00",
}


class Mark(Answer):
    """A company or a person on the mailing list: since when, by whom, out of which deal."""

    id: int
    company: int | None
    person: int | None
    deal: int | None
    by: int | None
    at: Moment


_VALUES = ("id", "company_id", "person_id", "deal_id", "by_id", "at")


@mailing.get("/mailing-list", "clients.see", answer=Page[Mark], example=[MARK])
def list_mailing(request: HttpRequest, wanted: Query[Wanted]) -> HttpResponse:
    """List who is on the mailing list, the newest first."""
    rows = queries.mailing_list().order_by().values(*_VALUES)
    return one_page(request, rows, wanted, [Order("at", "at", descending=True)], _told)


@mailing.post("/deals/{deal_id}/mailing", "deals.change", answer=Page[Mark], example=[MARK])
def put_on_mailing_list(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Put the company and the people of a deal on the list; those on it already stay as they are.

    The answer tells who is new on it. The mark is a wish of ours, not a consent of theirs.
    """
    reading.seen(request, deal_id)
    marks = actions.put_on_mailing_list(deal_id=deal_id, by=visitor(request), at=timezone.now())
    new = queries.mailing_list().filter(pk__in=[mark.pk for mark in marks]).order_by("id")
    return whole(_told(list(new.values(*_VALUES))))


@mailing.delete("/mailing-list/{mark_id}", "clients.change", answer=None, status=204)
def take_off_mailing_list(request: HttpRequest, mark_id: AskedKey) -> HttpResponse:
    """Take a company or a person off the list; the history remembers it."""
    if not queries.mailing_list().filter(pk=mark_id).exists():
        raise Problem("not-found")
    actions.take_off_mailing_list(mark_id=mark_id, by=visitor(request), at=timezone.now())
    return HttpResponse(status=204)


def _told(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name.removesuffix("_id"): value for name, value in row.items()} for row in rows]
