"""Search for programs."""

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import BaseModel, Field

from interes.desk.queries.search import search as find
from interes.team.queries import visitor
from interes.ui.api import Page, Room, whole
from interes.ui.api.types import Answer

finding = Room("search", "search")

_FOUND = {"kind": "company", "id": 12, "title": "ООО «Нордвинд»", "note": "7707083893 · Москва"}


class FoundRecord(Answer):
    """One record that fits what was asked for."""

    kind: str
    id: int
    title: str
    note: str


class Asked(BaseModel):
    """What is looked for."""

    q: str = Field(min_length=1, max_length=200, description="Words, a phone, an e-mail, an INN.")


@finding.get("/search", "search", answer=Page[FoundRecord], example=[_FOUND])
def search(request: HttpRequest, wanted: Query[Asked]) -> HttpResponse:
    """Find companies, people and deals, best first; typing errors are forgiven."""
    found = find(visitor(request), wanted.q)
    rows = [{"kind": f.kind, "id": f.id, "title": f.title, "note": f.note} for f in found]
    return whole(rows)
