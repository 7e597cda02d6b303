"""Meetings as programs read them."""

from typing import Any

from interes.activities.models import Meeting
from interes.activities.queries.doubt_words import doubts_of
from interes.activities.queries.meeting_advice import Draft, advise
from interes.activities.queries.meetings import MeetingRow
from interes.deals.queries import people_of

RECORD_FACTS = (
    *("id", "kind", "goal", "place", "address", "is_ours_offered", "lasts", "agenda"),
    *("checklist", "result", "because"),
)
KEYS = ("deal", "step", "to_do", "activity")


def meeting_record(row: MeetingRow) -> dict[str, Any]:
    """Return a meeting as programs read it, with the doubts about one that is ahead."""
    one = row.meeting
    guests, chosen = list(one.guests.order_by("id")), one.arguments.order_by("order", "id")
    facts = {name: getattr(one, name) for name in RECORD_FACTS}
    facts |= {name: getattr(one, f"{name}_id") for name in KEYS}
    return facts | {
        "due_at": row.due_at,
        "has_time": row.has_time,
        "owner": row.holder.pk,
        "people": [guest.person_id for guest in guests if guest.person_id],
        "colleagues": [guest.user_id for guest in guests if guest.user_id],
        "arguments": [{"argument": arg.argument_id, "note": arg.note} for arg in chosen],
        "standing": row.standing.value,
        "held_place": one.held_place or None,
        "warnings": _warnings(one) if row.is_ahead else [],
    }


def _warnings(meeting: Meeting) -> list[dict[str, Any]]:
    advice = advise(meeting.deal, people_of(meeting.deal), Draft.of(meeting))
    return [
        {
            "doubt": one.doubt.value,
            "people": list(one.people),
            "argument": one.argument_id,
            "role": one.role,
            "words": said.word,
        }
        for one, said in zip(advice.warned, doubts_of(advice), strict=True)
    ]
