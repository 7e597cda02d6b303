"""What the company has set for its clients: sources and added fields."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from interes.clients import actions, queries
from interes.clients.api import examples, schemas
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import Page, Room, Wanted, answered, one_page, whole

settings = Room("clients", "settings of clients")

_SOURCE = ("id", "name_ru", "name_en", "is_active")


@settings.get("/sources", "clients.see", answer=Page[schemas.Source], example=[examples.SOURCE])
def list_sources(request: HttpRequest, wanted: Query[Wanted]) -> HttpResponse:
    """List where clients hear of us."""
    found = queries.all_sources().order_by().values(*_SOURCE)
    return one_page(request, found, wanted, (Order("id", "id"),), list)


@settings.post(
    "/sources",
    "settings.change",
    answer=schemas.Source,
    status=201,
    example=examples.SOURCE,
    sent={"name_ru": "Выставка", "name_en": "Exhibition"},
)
def add_source(request: HttpRequest, sent: schemas.NewSource) -> HttpResponse:
    """Add a source that can be chosen."""
    source = actions.add_source(by=visitor(request), **sent.said())
    record = {name: getattr(source, name) for name in _SOURCE}
    return answered(request, record, status=201)


@settings.get(
    "/custom-fields",
    "clients.see",
    answer=Page[schemas.CustomFieldFacts],
    example=[examples.FIELD],
)
def list_custom_fields(request: HttpRequest) -> HttpResponse:
    """List the fields that the company added to companies, people and deals."""
    del request
    fields: list[dict[str, Any]] = [
        {
            "name": one.name,
            "noun": noun,
            "label": str(one.label),
            "kind": str(one.kind),
            "choices": [str(key) for key, _word in one.choices()] if one.choices else [],
        }
        for noun in ("company", "person", "deal")
        for one in queries.custom_attributes(noun)
    ]
    return whole(fields)
