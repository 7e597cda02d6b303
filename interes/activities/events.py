"""What the activities room announces."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TalkLogged:
    """Somebody put a talk on the timeline."""

    activity_id: int
    kind: str
    was_reached: bool
    deal_id: int | None
    company_id: int | None
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """Something was promised, by us or by them."""

    promise_id: int
    side: str
    deal_id: int | None
    company_id: int | None
    owner_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class PromiseDue:
    """A promise must be kept soon: told once, before its term."""

    promise_id: int
    side: str
    deal_id: int | None
    company_id: int | None
    owner_id: int
    due_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class PromiseBroken:
    """A promise was not kept by its term: told once for each term."""

    promise_id: int
    side: str
    deal_id: int | None
    company_id: int | None
    owner_id: int
    due_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """A promise was kept, in time or late."""

    promise_id: int
    side: str
    deal_id: int | None
    company_id: int | None
    owner_id: int
    in_time: bool
    by_id: int | None
    at: datetime
