"""To-dos for programs."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from interes.activities import actions, queries
from interes.activities.api import examples, naming, schemas
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, answered, match, one_page, read_filters
from interes.ui.api.types import AskedKey

to_dos = Room("activities", "to-dos")

ORDERS = (Order("id", "id"), Order("due_at", "due_at"))
_TO_DO: dict[str, Any] = {"answer": schemas.ToDo, "example": examples.TO_DO}


@to_dos.get("/to-dos", "activities.see", answer=Page[schemas.ToDo], example=[examples.TO_DO])
def list_to_dos(request: HttpRequest, wanted: Query[schemas.ToDosWanted]) -> HttpResponse:
    """List to-dos."""
    found = queries.to_dos_seen_by(visitor(request))
    if wanted.is_done is not None:
        found, wanted.is_done = found.filter(done_at__isnull=not wanted.is_done), None
    found = read_filters(request, found, wanted, queries.to_do_fields())
    rows = found.order_by().values(*queries.TO_DO_VALUES)
    return one_page(request, rows, wanted, ORDERS, queries.to_do_records)


@to_dos.post("/to-dos", "activities.log", status=201, sent=examples.NEW_TO_DO, **_TO_DO)
def plan_to_do(request: HttpRequest, sent: schemas.NewToDo) -> HttpResponse:
    """Plan a to-do for oneself or a colleague."""
    about = naming.check_about(request, sent)
    to_do = actions.plan_to_do(
        by=visitor(request),
        at=timezone.now(),
        text=sent.text,
        due_at=sent.due_at,
        owner=naming.a_user(request, "owner", sent.owner),
        has_time=sent.has_time,
        **about,
    )
    where = f"{request.path}/{to_do.pk}"
    return answered(request, _record(request, to_do.pk), status=201, at=where)


@to_dos.get("/to-dos/{to_do_id}", "activities.see", **_TO_DO)
def read_to_do(request: HttpRequest, to_do_id: AskedKey) -> HttpResponse:
    """Read one to-do."""
    return answered(request, _record(request, to_do_id))


@to_dos.patch(
    "/to-dos/{to_do_id}", "activities.change", sent=examples.TO_DO_CHANGE, versioned=True, **_TO_DO
)
def change_to_do(
    request: HttpRequest, to_do_id: AskedKey, sent: schemas.ToDoChange
) -> HttpResponse:
    """Say otherwise what is to be done, when or by whom."""
    with transaction.atomic():
        queries.to_dos_seen_by(visitor(request)).select_for_update().filter(pk=to_do_id).first()
        known = _record(request, to_do_id)
        match(request, known)
        _change(request, known, sent)
    return answered(request, _record(request, to_do_id))


def _change(request: HttpRequest, known: dict[str, Any], sent: schemas.ToDoChange) -> None:
    told: dict[str, Any] = {"to_do_id": known["id"], "by": visitor(request)}
    if sent.text is not None:
        actions.reword_to_do(text=sent.text, **told)
    if sent.due_at is not None or sent.has_time is not None:
        has_time = known["has_time"] if sent.has_time is None else sent.has_time
        actions.move_to_do(due_at=sent.due_at or known["due_at"], has_time=has_time, **told)
    owner = naming.a_user(request, "owner", sent.owner)
    if owner is not None:
        actions.give_to_do(to=owner, **told)


@to_dos.post("/to-dos/{to_do_id}/finish", "activities.change", **_TO_DO)
def finish_to_do(request: HttpRequest, to_do_id: AskedKey) -> HttpResponse:
    """Tick a to-do off; twice changes nothing."""
    with transaction.atomic():
        _as_seen(request, to_do_id)
        actions.finish_to_do(to_do_id=to_do_id, by=visitor(request), at=timezone.now())
    return answered(request, _record(request, to_do_id))


@to_dos.post("/to-dos/{to_do_id}/put-back", "activities.change", **_TO_DO)
def put_back_to_do(request: HttpRequest, to_do_id: AskedKey) -> HttpResponse:
    """Undo the tick."""
    with transaction.atomic():
        _as_seen(request, to_do_id)
        actions.put_back_to_do(to_do_id=to_do_id, by=visitor(request))
    return answered(request, _record(request, to_do_id))


@to_dos.delete("/to-dos/{to_do_id}", "activities.remove", answer=None, status=204, versioned=True)
def remove_to_do(request: HttpRequest, to_do_id: AskedKey) -> HttpResponse:
    """Put a to-do into the basket, from which it can be taken out again; nothing is lost."""
    with transaction.atomic():
        queries.to_dos_seen_by(visitor(request)).select_for_update().filter(pk=to_do_id).first()
        match(request, _record(request, to_do_id))
        actions.remove_to_do(to_do_id=to_do_id, by=visitor(request), at=timezone.now())
    return HttpResponse(status=204)


def _as_seen(request: HttpRequest, key: int) -> None:
    queries.to_dos_seen_by(visitor(request)).select_for_update().filter(pk=key).first()
    told = _record(request, key)
    if "If-Match" in request.headers:
        match(request, told)


def _record(request: HttpRequest, key: int) -> dict[str, Any]:
    rows = queries.to_dos_seen_by(visitor(request)).filter(pk=key).values(*queries.TO_DO_VALUES)
    records = queries.to_do_records(rows)
    if not records:
        raise Problem("not-found")
    return records[0]
