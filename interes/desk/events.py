"""What the desk announces."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NoticeMade:
    """Somebody is told something, in the transaction in which it happened."""

    notice_id: int
    user_id: int
    kind: str
    by_mail: bool
    at: datetime
