"""What a planned step is before it is kept."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """The next step someone promises: what, who and when (M4.3).

    Without an exact time (`has_time`) `due_at` only names the day. No owner means the deal's.
    """

    text: str
    due_at: datetime
    kind: str = "call"
    owner_id: int | None = None
    has_time: bool = False
