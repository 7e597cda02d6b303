"""Deals and their steps for programs."""

from typing import Any

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from interes.clients.actions import set_customs
from interes.deals import actions, queries
from interes.deals.api import examples, reading, schemas
from interes.deals.models import Deal
from interes.deals.models.deal import NO_SUM
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import Page, Room, answered, customs, one_page, read_filters, tags
from interes.ui.api.types import AskedKey

deals = Room("deals", "deals")

ORDERS = (
    Order("id", "id"),
    Order("created_at", "created_at"),
    Order("changed_at", "changed_at"),
    Order("amount", Coalesce("amount", Value(NO_SUM))),
)
_DESCRIBED = {"tags", "custom"}


@deals.get("/deals", "deals.see", answer=Page[schemas.Deal], example=[examples.DEAL])
def list_deals(request: HttpRequest, wanted: Query[schemas.DealsWanted]) -> HttpResponse:
    """List deals."""
    found = queries.seen_by(visitor(request))
    found = read_filters(request, found, wanted, queries.deal_fields())
    rows = found.order_by().values(*queries.DEAL_VALUES)
    return one_page(request, rows, wanted, ORDERS, queries.deal_records)


@deals.post(
    "/deals",
    "deals.create",
    answer=schemas.Deal,
    status=201,
    example=examples.DEAL,
    sent=examples.NEW_DEAL,
)
def open_deal(request: HttpRequest, sent: schemas.NewDeal) -> HttpResponse:
    """Open a deal with its next step."""
    me, facts = visitor(request), reading.named(request, sent.said())
    facts["step"] = reading.plan(request, sent.step, "step")
    described = {name: facts.pop(name) for name in _DESCRIBED & facts.keys()}
    with transaction.atomic():
        deal = actions.open_deal(by=me, at=timezone.now(), **facts)
        _describe(request, deal, described)
    told = reading.record(deal.pk)
    return answered(request, told, status=201, at=f"{request.path}/{deal.pk}")


@deals.get("/deals/{deal_id}", "deals.see", answer=schemas.Deal, example=examples.DEAL)
def read_deal(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Read one deal."""
    return answered(request, reading.record(reading.seen(request, deal_id).pk))


@deals.patch(
    "/deals/{deal_id}",
    "deals.change",
    answer=schemas.Deal,
    example=examples.DEAL,
    sent={"amount": "2100000.00", "expected_date": "2026-12-25"},
    versioned=True,
)
def change_deal(request: HttpRequest, deal_id: AskedKey, sent: schemas.DealChange) -> HttpResponse:
    """Change what is named, and nothing else."""
    facts = reading.named(request, sent.said())
    with transaction.atomic():
        deal = reading.locked(request, deal_id, always=True)
        _describe(request, deal, {name: facts.pop(name) for name in _DESCRIBED & facts.keys()})
        for field, value in facts.items():
            actions.change(deal_id=deal_id, field=field, value=value, by=visitor(request))
    return answered(request, reading.record(deal_id))


@deals.delete("/deals/{deal_id}", "deals.remove", answer=None, status=204, versioned=True)
def remove_deal(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Put a deal into the basket, from which it can be taken out again; nothing is lost."""
    with transaction.atomic():
        reading.locked(request, deal_id, always=True)
        actions.remove(deal_id=deal_id, by=visitor(request), at=timezone.now())
    return HttpResponse(status=204)


@deals.post("/deals/{deal_id}/restore", "deals.remove", answer=schemas.Deal, example=examples.DEAL)
def restore_deal(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """Take a deal out of the basket."""
    actions.restore(deal_id=deal_id, by=visitor(request))
    return answered(request, reading.record(deal_id))


@deals.get("/steps", "deals.see", answer=Page[schemas.StepFacts], example=[examples.FACTS])
def list_steps(request: HttpRequest, wanted: Query[schemas.StepsWanted]) -> HttpResponse:
    """List the steps of deals: planned, done and dropped."""
    found = queries.steps_seen_by(visitor(request))
    found = read_filters(request, found, wanted, queries.step_fields())
    orders = (Order("id", "id"), Order("due_at", "due_at"))
    rows = found.order_by().values(*queries.STEP_VALUES)
    return one_page(request, rows, wanted, orders, queries.step_records)


def _describe(request: HttpRequest, deal: Deal, said: dict[str, Any]) -> None:
    me = visitor(request)
    if "tags" in said:
        actions.tag_deal(deal_id=deal.pk, by=me, **tags(deal.tags, said["tags"]))
    if said.get("custom"):
        set_customs(record=deal, values=customs(said["custom"]), by=me)
