"""The form of a meeting as people send it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from interes.activities.actions import (
    MEETING_FACTS,
    MeetingPlan,
    MeetingUnclear,
    Minutes,
    When,
)
from interes.activities.models import Meeting
from interes.activities.queries import Draft, MeetingRow
from interes.activities.rules import Carrier
from interes.activities.web import meeting_words, promised
from interes.clients.models import Company
from interes.deals import actions as deals
from interes.foundation.calendar import next_working_day
from interes.foundation.edits import Seen, as_seen, seen_as_text
from interes.foundation.keys import key_in

PREFIX = "meeting_"


def read_meeting(data: QueryDict) -> MeetingPlan:
    """Return what is planned; raises MeetingUnclear."""
    return MeetingPlan(
        kind=data.get("kind", ""),
        goal=data.get("goal", ""),
        place=data.get("place", ""),
        address=data.get("address", ""),
        is_ours_offered=data.get("is_ours_offered") == "on",
        lasts=_minutes(data.get("lasts", "")),
        agenda=data.get("agenda", ""),
        checklist=data.get("checklist", "").splitlines(),
        people=keys_in(data, "people"),
        colleagues=keys_in(data, "colleagues"),
        arguments={key: data.get(f"note_{key}", "") for key in keys_in(data, "argument")},
    )


def read_when(data: QueryDict, *, now: datetime, row: MeetingRow | None = None) -> When:
    """Return when it is; a time that was left as it was is not asked to lie ahead.

    Raises StepUnclear.
    """
    carrier = data.get("carrier", "")
    told = {name: data.get(PREFIX + name, "") for name in ("date", "time", "owner")}
    kept = row is not None and all(told[name] == _time_of(row)[PREFIX + name] for name in told)
    if kept and row is not None:
        return When(row.due_at, has_time=row.has_time, owner_id=row.holder.pk, carrier=_at(carrier))
    said = {PREFIX + name: value for name, value in told.items()}
    plan = deals.read_plan(said | {f"{PREFIX}text": "…"}, now=now, prefix=PREFIX)
    return When(plan.due_at, has_time=plan.has_time, owner_id=plan.owner_id, carrier=_at(carrier))


def _at(carrier: str) -> Carrier | None:
    return Carrier(carrier) if carrier in set(Carrier) else None


def read_draft(data: QueryDict) -> Draft:
    """Return the plan as far as it is written, whatever is wrong with it."""
    try:
        lasts = _minutes(data.get("lasts", ""))
    except MeetingUnclear:
        lasts = 60
    return Draft(
        kind=data.get("kind", ""),
        goal=data.get("goal", ""),
        place=data.get("place", ""),
        is_ours_offered=data.get("is_ours_offered") == "on",
        lasts=lasts,
        agenda=data.get("agenda", ""),
        people=set(keys_in(data, "people")),
        arguments={key: data.get(f"note_{key}", "") for key in keys_in(data, "argument")},
    )


def read_minutes(data: QueryDict, company: Company | None) -> Minutes:
    """Return what came of a meeting as people wrote it; raises PromiseUnclear."""
    return Minutes(
        result=data.get("result", ""),
        place=data.get("held_place", ""),
        people=keys_in(data, "people"),
        alone=keys_in(data, "alone"),
        promises=promised.read_promises(data, company),
    )


def fresh(data: Mapping[str, str], *, now: datetime, owner_id: int) -> dict[str, Any]:
    """Return what the form of a new meeting begins with."""
    kind = data.get("kind", "")
    kind = kind if kind in Meeting.Kind.values else Meeting.Kind.MEETING
    return {
        "kind": kind,
        "place": Meeting.Place.OURS,
        "lasts": "60",
        "meeting_date": next_working_day(next_working_day(now.date())).isoformat(),
        "meeting_time": "11:00",
        "meeting_owner": str(owner_id),
        "agenda": meeting_words.usual_agenda(kind),
        "checklist": meeting_words.usual_checklist(),
    }


def written(row: MeetingRow) -> dict[str, Any]:
    """Return the fields of the form as a meeting is planned now."""
    one = row.meeting
    values = {name: str(getattr(one, name)) for name in MEETING_FACTS}
    values["is_ours_offered"] = "on" if one.is_ours_offered else ""
    values["checklist"] = "\n".join(point["text"] for point in one.checklist)
    values["carrier"] = Carrier.STEP if one.step_id else Carrier.TO_DO
    return values | _time_of(row)


def _time_of(row: MeetingRow) -> dict[str, str]:
    due = timezone.localtime(row.due_at)
    return {
        "meeting_date": due.date().isoformat(),
        "meeting_time": f"{due:%H:%M}" if row.has_time else "",
        "meeting_owner": str(row.holder.pk),
    }


def seen_of(meeting: Meeting) -> str:
    """Return what the form tells to have been seen, its guests among it."""
    guests = list(meeting.guests.all())
    return seen_as_text(
        {name: as_seen(meeting, name) for name in MEETING_FACTS}
        | {
            "people": ",".join(str(one.person_id) for one in guests if one.person_id),
            "colleagues": ",".join(str(one.user_id) for one in guests if one.user_id),
        }
    )


def seen_in(data: QueryDict) -> Seen | None:
    """Return what the sent form says was seen."""
    return Seen.in_form(data)


def keys_in(data: QueryDict, name: str) -> list[int]:
    """Return the numbers that a form has sent under a name."""
    found = [key_in(key) for key in data.getlist(name)]
    return [key for key in found if key]


def _minutes(text: str) -> int:
    text = text.strip() or "60"
    if not text.isascii() or not text.isdigit() or len(text) > 5:
        raise MeetingUnclear(_("Write a whole number."), field="lasts")
    return int(text)
