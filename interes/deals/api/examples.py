"""Examples of what programs send and are answered."""

STEP = {
    "text": "Call Clara about the pilot",
    "due_at": "2026-11-25T10:00:00+03:00",
    "kind": "call",
    "has_time": True,
}
WHY = {
    "why": "Choosing: call, once a week; last talk 5 days ago",
    "is_proposed": True,
    "moved_because": "",
}
NEXT = {"id": 90, "owner": 3, **STEP, **WHY}
DEAL = {
    "id": 51,
    "version": 4,
    "title": "Video meetings for 200 seats",
    "kind": "interest",
    "channel": "inbound",
    "source": 1,
    "company": 12,
    "product": "Meetings",
    "amount": "1840000.00",
    "currency": "RUB",
    "owner": 3,
    "worker": None,
    "expected_date": "2026-12-20",
    "about": "",
    "pipeline": 1,
    "stage": 2,
    "stage_since": "2026-11-20T09:00:00Z",
    "situation": 2,
    "situation_since": "2026-11-20T09:00:00Z",
    "verdict": "promising",
    "flags": [
        {
            "flag": "dragging",
            "word": "Drags on",
            "why": "The median of similar deals is 79 days, this one is at 112 days.",
            "facts": {"since": "2026-08-03", "median": 79, "deals": 310, "level": "product"},
        }
    ],
    "state": "open",
    "closed_at": None,
    "tags": [],
    "custom": {},
    "created_at": "2026-11-18T09:00:00Z",
    "changed_at": "2026-11-23T09:00:00Z",
    "next_step": NEXT,
    "closure": None,
    "people": [{"person": 7, "is_main": True, "roles": ["user"]}],
}
WON = {
    **DEAL,
    "state": "won",
    "closed_at": "2026-11-23T12:00:00Z",
    "next_step": None,
    "closure": {
        "outcome": "won",
        "reason": None,
        "rival": None,
        "note": "They liked the pilot",
        "come_back_date": None,
        "by": 3,
        "at": "2026-11-23T12:00:00Z",
    },
}
REFUSED = {
    **WON,
    "state": "refused",
    "closure": {**WON["closure"], "outcome": "refused", "reason": 2},  # type: ignore[dict-item]
}
NEW_DEAL = {
    "title": "Video meetings for 200 seats",
    "company": 12,
    "channel": "inbound",
    "amount": "1840000.00",
    "people": [7],
    "step": STEP,
}
FACTS = {
    **NEXT,
    "deal": 51,
    "state": "planned",
    "result": "",
    "planned_at": "2026-11-23T09:00:00Z",
    "finished_at": None,
}
POINT = {
    "id": 7,
    "name_ru": "Посчитали места",
    "name_en": "Seats counted",
    "order": 1,
    "is_required": True,
    "is_active": True,
}
DEAL_POINT = {
    "id": 7,
    "name": "Seats counted",
    "is_required": True,
    "is_done": True,
    "by": "Anna",
    "at": "2026-11-23T09:00:00Z",
}
PIPELINE = {
    "id": 1,
    "name_ru": "Продажи",
    "name_en": "Sales",
    "is_active": True,
    "business_lines": ["Видеосвязь"],
    "stages": [
        {
            "id": 2,
            "name_ru": "Встреча",
            "name_en": "Meeting",
            "order": 2,
            "chance": "0.30",
            "norm_days": 14,
            "climb_hours": None,
            "is_active": True,
            "entry_demands": ["company"],
            "exit_demands": ["amount", "people:1"],
            "checklist": [POINT],
        }
    ],
}
REASON = {"id": 2, "name_ru": "Дорого", "name_en": "Price", "asks_rival": False, "is_active": True}
PART = {
    "person": 7,
    "is_main": True,
    "roles": ["user"],
    "influence": "medium",
    "attitude": 3,
    "mode": "trouble",
    "win": "Fewer complaints from her own people",
    "result": "Meetings begin on time",
    "evidence": "She said so on the call of 12 May",
    "x": 496,
    "y": 200,
}
LINE = {"id": 4, "from_person": 7, "to_person": 9, "kind": "reports"}
