"""Promises for programs."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from interes.activities import actions, queries
from interes.activities.api import naming
from interes.activities.api import promise_schemas as schemas
from interes.activities.models import PromiseKind
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, answered, match, one_page, read_filters, whole
from interes.ui.api.types import AskedKey

promises = Room("activities", "promises")

ORDERS = (Order("id", "id"), Order("due_at", "due_at"))
KIND = {"id": 1, "name_ru": "Цена", "name_en": "Price", "hours": "2.0", "is_active": True}
PROMISE = {
    "id": 14,
    "version": 1,
    "text": "Price for 200 seats",
    "kind": 1,
    "side": "ours",
    "owner": 3,
    "company": 12,
    "person": 7,
    "deal": 51,
    "activity": 301,
    "made_at": "2026-11-23T09:00:00Z",
    "due_at": "2026-11-23T11:00:00Z",
    "state": "open",
    "ended_at": None,
    "breached_at": None,
    "because": "",
    "times_moved": 0,
    "moved_because": "",
    "moved_told": "",
}
NEW = {"side": "ours", "kind": 1, "text": "Price for 200 seats", "deal": 51, "person": 7}
KEPT_AT = {"at": "2026-11-24T15:20:00+03:00"}
MORE_TIME = {
    "due_at": "2026-11-24T12:00:00+03:00",
    "because": "The factory answers tomorrow",
    "told": "Clara",
}
_PROMISE: dict[str, Any] = {"answer": schemas.Promise, "example": PROMISE}


@promises.get("/promise-kinds", "activities.see", answer=Page[schemas.PromiseKind], example=[KIND])
def list_promise_kinds(request: HttpRequest) -> HttpResponse:
    """List the kinds of promises with their terms, also those out of use."""
    del request
    names = ("id", "name_ru", "name_en", "hours", "is_active")
    return whole(list(queries.promise_kinds_to_set().values(*names)))


@promises.get("/promises", "activities.see", answer=Page[schemas.Promise], example=[PROMISE])
def list_promises(request: HttpRequest, wanted: Query[schemas.PromisesWanted]) -> HttpResponse:
    """List promises of both sides."""
    found = queries.promises_seen_by(visitor(request))
    found = read_filters(request, found, wanted, queries.promise_fields())
    rows = found.order_by().values(*queries.PROMISE_VALUES)
    return one_page(request, rows, wanted, ORDERS, queries.promise_records)


@promises.post("/promises", "activities.log", status=201, sent=NEW, **_PROMISE)
def make_promise(request: HttpRequest, sent: schemas.NewPromise) -> HttpResponse:
    """Write down what was promised, by us or by them."""
    about = naming.check_about(request, sent)
    naming.one_of(queries.seen_by(visitor(request)), "activity", sent.activity)
    owner = naming.a_user(request, "owner", sent.owner)
    one = actions.promise(
        by=visitor(request),
        at=timezone.now(),
        told=actions.Promised(
            side=sent.side,
            kind_id=sent.kind,
            text=sent.text or "",
            due_at=sent.due_at,
            owner_id=owner.pk if owner else None,
        ),
        between=actions.Between(activity_id=sent.activity, **about),
    )
    where = f"{request.path}/{one.pk}"
    return answered(request, _record(request, one.pk), status=201, at=where)


@promises.get("/promises/{promise_id}", "activities.see", **_PROMISE)
def read_promise(request: HttpRequest, promise_id: AskedKey) -> HttpResponse:
    """Read one promise."""
    return answered(request, _record(request, promise_id))


@promises.patch(
    "/promises/{promise_id}",
    "activities.change",
    sent={"text": "Price for 220 seats"},
    versioned=True,
    **_PROMISE,
)
def change_promise(
    request: HttpRequest, promise_id: AskedKey, sent: schemas.PromiseChange
) -> HttpResponse:
    """Say otherwise what was promised, of which kind it is, or who of us keeps it."""
    with transaction.atomic():
        actions.hold_promise(promise_id=promise_id)
        match(request, _record(request, promise_id))
        told: dict[str, Any] = {"promise_id": promise_id, "by": visitor(request)}
        if sent.text is not None:
            actions.reword_promise(text=sent.text, **told)
        kind = naming.one_of(PromiseKind.objects.all(), "kind", sent.kind)
        if kind is not None:
            actions.sort_promise(kind=kind, **told)
        owner = naming.a_user(request, "owner", sent.owner)
        if owner is not None:
            actions.give_promise(to=owner, **told)
    return answered(request, _record(request, promise_id))


@promises.post("/promises/{promise_id}/keep", "activities.change", sent=KEPT_AT, **_PROMISE)
def keep_promise(request: HttpRequest, promise_id: AskedKey, sent: schemas.Keeping) -> HttpResponse:
    """Mark a promise as kept, in time or late."""
    return _done(request, promise_id, actions.keep_promise, kept_at=sent.at)


@promises.post("/promises/{promise_id}/break", "activities.change", **_PROMISE)
def break_promise(request: HttpRequest, promise_id: AskedKey) -> HttpResponse:
    """Mark a promise as one that will not be kept any more."""
    return _done(request, promise_id, actions.break_promise)


@promises.post("/promises/{promise_id}/postpone", "activities.change", sent=MORE_TIME, **_PROMISE)
def postpone_promise(
    request: HttpRequest, promise_id: AskedKey, sent: schemas.MoreTime
) -> HttpResponse:
    """Ask for more time; after the term has passed it stays a missed one."""
    return _done(request, promise_id, actions.postpone_promise, **sent.model_dump())


@promises.post(
    "/promises/{promise_id}/drop",
    "activities.change",
    sent={"because": "The project is off"},
    **_PROMISE,
)
def drop_promise(
    request: HttpRequest, promise_id: AskedKey, sent: schemas.Dropping
) -> HttpResponse:
    """Let go of a promise that nobody needs any more."""
    return _done(request, promise_id, actions.drop_promise, because=sent.because)


@promises.post("/promises/{promise_id}/open-again", "activities.change", **_PROMISE)
def reopen_promise(request: HttpRequest, promise_id: AskedKey) -> HttpResponse:
    """Take back how a promise ended."""
    return _done(request, promise_id, actions.reopen_promise)


@promises.delete(
    "/promises/{promise_id}", "activities.remove", answer=None, status=204, versioned=True
)
def remove_promise(request: HttpRequest, promise_id: AskedKey) -> HttpResponse:
    """Put a promise into the basket, from which it can be taken out again; nothing is lost."""
    with transaction.atomic():
        actions.hold_promise(promise_id=promise_id)
        match(request, _record(request, promise_id))
        actions.remove_promise(promise_id=promise_id, by=visitor(request), at=timezone.now())
    return HttpResponse(status=204)


def _done(request: HttpRequest, key: int, act: Callable[..., Any], **told: Any) -> HttpResponse:
    with transaction.atomic():
        actions.hold_promise(promise_id=key)
        known = _record(request, key)
        if "If-Match" in request.headers:
            match(request, known)
        act(promise_id=key, by=visitor(request), at=timezone.now(), **told)
    return answered(request, _record(request, key))


def _record(request: HttpRequest, key: int) -> dict[str, Any]:
    rows = queries.promises_seen_by(visitor(request)).filter(pk=key)
    records = queries.promise_records(rows.values(*queries.PROMISE_VALUES))
    if not records:
        raise Problem("not-found")
    return records[0]
