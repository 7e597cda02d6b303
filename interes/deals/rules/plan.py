"""What a planned step is before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """The next step someone promises: what, who and when (M4.3).

    Without an exact time (`has_time`) `due_at` only names the day. No owner means the deal's.
    `why` holds the facts of the reason, if the product planned it (`is_proposed`).
    """

    text: str
    due_at: datetime
    kind: str = "call"
    owner_id: int | None = None
    has_time: bool = False
    why: Mapping[str, str | int] = field(default_factory=dict, compare=False)
    is_proposed: bool = field(default=False, compare=False)
