"""The history of a record for programs: act by act, newest first, with who and from where."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query
from pydantic import BaseModel, Field

from interes.clients import queries as clients
from interes.deals import queries as deals
from interes.desk.queries.record_history import Act, Asked, Change, acts_on
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, whole
from interes.ui.api.types import Answer, AskedKey, Moment

of_clients = Room("clients", "history")
of_deals = Room("deals", "history")


class FieldChange(Answer):
    """One field before and after."""

    field: str
    before: Any
    after: Any


class RowChange(Answer):
    """What became of one row of the record: made, changed or deleted."""

    table: str
    id: int
    how: str
    fields: list[FieldChange]


class HistoryAct(Answer):
    """One act: who did what, when, from where, and all that it changed."""

    id: str | None
    at: Moment
    act: str
    user: int | None
    via: str
    token: str | None
    changes: list[RowChange]


class Before(BaseModel):
    """How far back, and of which field."""

    before: Moment | None = Field(None, description="Only acts before this moment.")
    field: str = Field("", max_length=60, description="Only acts that changed this field.")


ACT = {
    "id": "0d8f3a52-8a5c-4d5e-9a38-6f1c2a7b9e10",
    "at": "2026-11-23T09:00:00Z",
    "act": "clients.change_company",
    "user": 3,
    "via": "api",
    "token": "Website",
    "changes": [
        {
            "table": "company",
            "id": 12,
            "how": "changed",
            "fields": [{"field": "city", "before": "Тверь", "after": "Москва"}],
        }
    ],
}
_HISTORY: dict[str, Any] = {"answer": Page[HistoryAct], "example": [ACT]}


@of_clients.get("/companies/{company_id}/history", "clients.see", **_HISTORY)
def read_history_of_company(
    request: HttpRequest, company_id: AskedKey, wanted: Query[Before]
) -> HttpResponse:
    """Read what was ever changed in a company, its contacts, posts, sites and relations."""
    _check(clients.seen_by(visitor(request)), company_id)
    return _told("company", company_id, wanted)


@of_clients.get("/people/{person_id}/history", "clients.see", **_HISTORY)
def read_history_of_person(
    request: HttpRequest, person_id: AskedKey, wanted: Query[Before]
) -> HttpResponse:
    """Read what was ever changed in a person, the contacts and posts."""
    _check(clients.people_seen_by(visitor(request)), person_id)
    return _told("person", person_id, wanted)


@of_deals.get("/deals/{deal_id}/history", "deals.see", **_HISTORY)
def read_history_of_deal(
    request: HttpRequest, deal_id: AskedKey, wanted: Query[Before]
) -> HttpResponse:
    """Read what was ever changed in a deal, its steps, people and endings."""
    _check(deals.seen_by(visitor(request)), deal_id)
    return _told("deal", deal_id, wanted)


def _check(seen: Any, key: int) -> None:
    if not seen.filter(pk=key).exists():
        raise Problem("not-found")


def _told(noun: str, key: int, wanted: Before) -> HttpResponse:
    asked = Asked(wanted.before or timezone.now(), wanted.field)
    acts, _older = acts_on(noun, key, asked)
    return whole([_act(one) for one in acts])


def _act(one: Act) -> dict[str, Any]:
    signed = one.signed
    return {
        "id": str(one.context) if one.context else None,
        "at": one.at,
        "act": str(signed.get("act", "")),
        "user": signed.get("user"),
        "via": str(signed.get("via", "")),
        "token": signed.get("token"),
        "changes": [_change(change) for change in one.changes],
    }


def _change(one: Change) -> dict[str, Any]:
    how = "made" if one.before is None else "deleted" if one.after is None else "changed"
    before, after = one.before or {}, one.after or {}
    columns = one.columns if how == "changed" else list(one.table.columns)
    return {
        "table": one.table.name,
        "id": one.key,
        "how": how,
        "fields": [
            {
                "field": name.removesuffix("_id"),
                "before": before.get(name),
                "after": after.get(name),
            }
            for name in columns
            if how == "changed" or (before | after).get(name) not in (None, "")
        ],
    }
