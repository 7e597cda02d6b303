"""What the automation room announces."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WebhookCalled:
    """A rule wants another program to be told of a record; the rooms of programs react."""

    webhook_id: int
    rule_id: int
    rule_name: str
    noun: str
    record_id: int
    at: datetime
