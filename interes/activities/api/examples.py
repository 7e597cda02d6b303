"""Examples of what programs send and are answered."""

ACTIVITY = {
    "id": 301,
    "version": 1,
    "kind": "call",
    "at": "2026-11-23T09:00:00Z",
    "by": 3,
    "company": 12,
    "person": 7,
    "deal": 51,
    "step": None,
    "is_inbound": True,
    "was_reached": True,
    "minutes": 12,
    "text": "They want a pilot for 20 seats",
    "facts": {},
}
NEW_ACTIVITY = {
    "kind": "call",
    "text": "They want a pilot for 20 seats",
    "deal": 51,
    "person": 7,
    "is_inbound": True,
    "minutes": 12,
}
TO_DO = {
    "id": 8,
    "version": 1,
    "text": "Send the contract",
    "owner": 3,
    "due_at": "2026-11-24T09:00:00Z",
    "has_time": False,
    "company": 12,
    "person": None,
    "deal": None,
    "made_at": "2026-11-23T09:00:00Z",
    "done_at": None,
}
NEW_TO_DO = {"text": "Send the contract", "due_at": "2026-11-24T12:00:00+03:00", "company": 12}
TO_DO_CHANGE = {"due_at": "2026-11-25T15:30:00+03:00", "has_time": True}
