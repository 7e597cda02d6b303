"""Talks for programs."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query

from interes.activities import actions, queries
from interes.activities.api import examples, naming, schemas
from interes.deals.actions import Plan
from interes.foundation.keyset import Order
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, Wrong, answered, match, one_page, read_filters
from interes.ui.api.types import AskedKey

talks = Room("activities", "activities")

ORDERS = (Order("id", "id"), Order("at", "at"))


@talks.get(
    "/activities",
    "activities.see",
    answer=Page[schemas.Activity],
    example=[examples.ACTIVITY],
)
def list_activities(request: HttpRequest, wanted: Query[schemas.ActivitiesWanted]) -> HttpResponse:
    """List talks and the events of deals."""
    found = queries.seen_by(visitor(request))
    found = read_filters(request, found, wanted, queries.activity_fields())
    rows = found.order_by().values(*queries.ACTIVITY_VALUES)
    return one_page(request, rows, wanted, ORDERS, queries.activity_records)


@talks.post(
    "/activities",
    "activities.log",
    answer=schemas.Activity,
    status=201,
    example=examples.ACTIVITY,
    sent=examples.NEW_ACTIVITY,
)
def log_activity(request: HttpRequest, sent: schemas.NewActivity) -> HttpResponse:
    """Put a talk on the timeline, and finish a step with it if one is named."""
    about: dict[str, Any] = naming.check_about(request, sent)
    facts = sent.model_dump(include={"kind", "text", "is_inbound", "was_reached", "minutes"})
    now = timezone.now()
    if sent.at and sent.at > now:
        sentence = _("A talk that is still ahead is a step or a to-do.")
        raise Problem("refused", sentence, [Wrong("at", sentence)])
    activity = actions.log(
        by=visitor(request),
        at=sent.at or now,
        talk=actions.Talk(**facts, **about),
        step_id=sent.step,
        next_step=_plan(request, sent.next_step),
    )
    where = f"{request.path}/{activity.pk}"
    return answered(request, _record(request, activity.pk), status=201, at=where)


@talks.get(
    "/activities/{activity_id}",
    "activities.see",
    answer=schemas.Activity,
    example=examples.ACTIVITY,
)
def read_activity(request: HttpRequest, activity_id: AskedKey) -> HttpResponse:
    """Read one talk."""
    return answered(request, _record(request, activity_id))


@talks.patch(
    "/activities/{activity_id}",
    "activities.change",
    answer=schemas.Activity,
    example=examples.ACTIVITY,
    sent={"text": "They want a pilot for 30 seats"},
    versioned=True,
)
def change_activity(
    request: HttpRequest, activity_id: AskedKey, sent: schemas.ActivityChange
) -> HttpResponse:
    """Correct the words of a talk; the history keeps the old ones."""
    with transaction.atomic():
        queries.seen_by(visitor(request)).select_for_update().filter(pk=activity_id).first()
        match(request, _record(request, activity_id))
        actions.change_talk(activity_id=activity_id, text=sent.text, by=visitor(request))
    return answered(request, _record(request, activity_id))


@talks.delete(
    "/activities/{activity_id}", "activities.remove", answer=None, status=204, versioned=True
)
def remove_activity(request: HttpRequest, activity_id: AskedKey) -> HttpResponse:
    """Put a talk into the basket, from which it can be taken out again; nothing is lost."""
    with transaction.atomic():
        queries.seen_by(visitor(request)).select_for_update().filter(pk=activity_id).first()
        match(request, _record(request, activity_id))
        actions.remove_talk(activity_id=activity_id, by=visitor(request), at=timezone.now())
    return HttpResponse(status=204)


def _record(request: HttpRequest, key: int) -> dict[str, Any]:
    rows = queries.seen_by(visitor(request)).filter(pk=key).values(*queries.ACTIVITY_VALUES)
    records = queries.activity_records(rows)
    if not records:
        raise Problem("not-found")
    return records[0]


def _plan(request: HttpRequest, sent: schemas.NextPlan | None) -> Plan | None:
    if sent is None:
        return None
    owner = naming.a_user(request, "next_step.owner", sent.owner)
    return Plan(
        text=sent.text,
        due_at=sent.due_at,
        kind=sent.kind,
        has_time=sent.has_time,
        owner_id=owner.pk if owner else None,
    )
