"""What a seller's day is made of."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from interes.activities.models import Promise
from interes.deals.queries import FlagShown
from interes.desk.rules import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of the day and the facts that explain why it stands there."""

    key: str
    what: str
    group: Group
    due_at: datetime
    has_time: bool
    kind: str = "other"
    step_id: int | None = None
    to_do_id: int | None = None
    deal_id: int | None = None
    deal_title: str = ""
    company_id: int | None = None
    company: str = ""
    person: str = ""
    amount: Decimal | None = None
    currency: str = "RUB"
    stage: str = ""
    stage_since: datetime | None = None
    norm_days: int | None = None
    last_talk_at: datetime | None = None
    reason: str = ""
    why: str = ""
    flags: list[FlagShown] = field(default_factory=list)
    promise: Promise | None = None

    @property
    def due(self) -> date | datetime:
        """Return the hour if one was agreed, else the day."""
        return self.due_at if self.has_time else self.due_at.date()


@dataclass(frozen=True, slots=True)
class Day:
    """The whole day: its lines in order, how many of each part there are, and what is done."""

    tasks: list[Task]
    totals: dict[Group, int]
    done: int

    @property
    def planned(self) -> int:
        """Return how many lines the day began with."""
        waiting = (Group.PROMISED, Group.LATE, Group.TODAY, Group.BACK)
        return self.done + sum(self.totals.get(group, 0) for group in waiting)
