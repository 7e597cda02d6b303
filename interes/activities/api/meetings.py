"""Meetings for programs: read, planned, and their minutes."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from interes.activities import actions, queries
from interes.activities.actions import MeetingPlan, Minutes, When
from interes.activities.api import naming
from interes.activities.api.meeting_schemas import (
    DroppedMeeting,
    Meeting,
    NewMeeting,
    NewMinutes,
)
from interes.activities.rules import Carrier
from interes.deals import actions as deals
from interes.deals import queries as deal_queries
from interes.team.queries import visitor
from interes.ui.api import Page, Problem, Room, answered, whole
from interes.ui.api.types import AskedKey

meetings = Room("activities", "meetings")

MEETING: dict[str, Any] = {
    "id": 5,
    "deal": 41,
    "kind": "presentation",
    "goal": "Wake interest and agree on individual meetings",
    "place": "ours",
    "address": "Moscow, Nizhnyaya Syromyatnicheskaya 10",
    "is_ours_offered": False,
    "lasts": 60,
    "agenda": "10 Your task\n40 The solution\n10 What is next",
    "checklist": [{"text": "A figure for each role", "is_done": False}],
    "due_at": "2026-11-27T11:00:00+03:00",
    "has_time": True,
    "owner": 2,
    "step": 88,
    "to_do": None,
    "people": [12, 15],
    "colleagues": [],
    "arguments": [{"argument": 3, "note": ""}],
    "standing": "ahead",
    "result": "",
    "held_place": None,
    "activity": None,
    "because": "",
    "warnings": [
        {
            "doubt": "alarms",
            "people": [15],
            "argument": 3,
            "role": "user",
            "words": "“Every call is recorded” alarms those who will be there: Ivanov Ivan",
        }
    ],
}
_FACTS = ("kind", "goal", "place", "address", "is_ours_offered", "lasts", "agenda")
_SENT = {name: MEETING[name] for name in ("due_at", "kind", "goal", "people", "arguments")}
_NEXT = {"text": "Send the estimate", "due_at": "2026-11-30T12:00:00+03:00", "kind": "letter"}
_MINUTES = {"result": "They want a trial", "place": "client", "people": [12], "next_step": _NEXT}
_ONE: dict[str, Any] = {"answer": Meeting, "example": MEETING}


@meetings.get(
    "/deals/{deal_id}/meetings", "activities.see", answer=Page[Meeting], example=[MEETING]
)
def list_meetings(request: HttpRequest, deal_id: AskedKey) -> HttpResponse:
    """List the meetings of a deal: those ahead by their time, then the ended ones."""
    naming.one_of(deal_queries.seen_by(visitor(request)), "deal", deal_id)
    rows = queries.meetings_of(visitor(request), deal_id, now=timezone.now())
    return whole([queries.meeting_record(row) for row in rows])


@meetings.get("/meetings/{meeting_id}", "activities.see", **_ONE)
def read_meeting(request: HttpRequest, meeting_id: AskedKey) -> HttpResponse:
    """Read a meeting, with what should make us think again."""
    return answered(request, _record(request, meeting_id))


@meetings.post("/deals/{deal_id}/meetings", "deals.change", status=201, sent=_SENT, **_ONE)
def plan_meeting(request: HttpRequest, deal_id: AskedKey, sent: NewMeeting) -> HttpResponse:
    """Plan a meeting; it becomes the next step of the deal or a to-do beside it."""
    naming.one_of(deal_queries.seen_by(visitor(request)), "deal", deal_id)
    owner = naming.a_user(request, "owner", sent.owner)
    plan = MeetingPlan(
        **{name: getattr(sent, name) for name in _FACTS},
        checklist=sent.checklist,
        people=sent.people,
        colleagues=sent.colleagues,
        arguments={one.argument: one.note for one in sent.arguments},
    )
    when = When(
        sent.due_at,
        has_time=sent.has_time,
        owner_id=owner.pk if owner else None,
        carrier=Carrier(sent.carrier) if sent.carrier else None,
    )
    made = actions.plan_meeting(
        deal_id=deal_id, plan=plan, when=when, by=visitor(request), at=timezone.localtime()
    )
    where = f"/api/v1/meetings/{made.pk}"
    return answered(request, _record(request, made.pk), status=201, at=where)


@meetings.post("/meetings/{meeting_id}/minutes", "deals.change", sent=_MINUTES, **_ONE)
def write_minutes(request: HttpRequest, meeting_id: AskedKey, sent: NewMinutes) -> HttpResponse:
    """Say what came of a meeting: the talk is logged, its step finished, the next one planned."""
    with transaction.atomic():
        _record(request, meeting_id)
        actions.write_minutes(
            meeting_id=meeting_id,
            minutes=Minutes(sent.result, sent.place, people=sent.people, alone=sent.alone),
            by=visitor(request),
            at=timezone.localtime(),
            next_step=_plan(request, sent.next_step),
        )
    return answered(request, _record(request, meeting_id))


@meetings.post(
    "/meetings/{meeting_id}/drop",
    "deals.change",
    sent={"because": "They are ill", "next_step": _NEXT},
    **_ONE,
)
def drop_meeting(request: HttpRequest, meeting_id: AskedKey, sent: DroppedMeeting) -> HttpResponse:
    """Say that a meeting does not take place."""
    with transaction.atomic():
        _record(request, meeting_id)
        actions.drop_meeting(
            meeting_id=meeting_id,
            because=sent.because,
            by=visitor(request),
            at=timezone.localtime(),
            next_step=_plan(request, sent.next_step),
        )
    return answered(request, _record(request, meeting_id))


def _plan(request: HttpRequest, sent: Any) -> deals.Plan | None:
    if sent is None:
        return None
    owner = naming.a_user(request, "next_step.owner", sent.owner)
    return deals.Plan(
        text=sent.text,
        due_at=sent.due_at,
        kind=sent.kind,
        has_time=sent.has_time,
        owner_id=owner.pk if owner else None,
    )


def _record(request: HttpRequest, key: int) -> dict[str, Any]:
    row = queries.meeting_for(visitor(request), key, now=timezone.now())
    if row is None:
        raise Problem("not-found")
    return queries.meeting_record(row)
