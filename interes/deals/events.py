"""What the deals room announces."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class DealOpened:
    """An interest became a deal."""

    deal_id: int
    company_id: int | None
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DealMoved:
    """A deal went from stage to stage."""

    deal_id: int
    company_id: int | None
    from_stage_id: int
    to_stage_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class TalkTold:
    """While a deal was moved, somebody told of a talk they had."""

    deal_id: int
    company_id: int | None
    kind: str
    text: str
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StepFinished:
    """A planned step was done, and the next one was set."""

    deal_id: int
    company_id: int | None
    step_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StepReplanned:
    """The planned step was planned anew, or gave way to another; it was so before."""

    deal_id: int
    step_id: int
    kind: str
    text: str
    due_at: datetime
    has_time: bool

    @classmethod
    def before(cls, step: Any) -> Self:
        """Tell of a step as it still stands."""
        facts = {name: getattr(step, name) for name in ("kind", "text", "due_at", "has_time")}
        return cls(deal_id=step.deal_id, step_id=step.pk, **facts)


@dataclass(frozen=True, slots=True)
class DealWon:
    """A client said yes and paid."""

    deal_id: int
    company_id: int | None
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DealRefused:
    """A client said no, with a reason."""

    deal_id: int
    company_id: int | None
    closure_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DealCameBack:
    """The day has come on which a closed deal was to be asked again."""

    deal_id: int
    company_id: int | None
    closure_id: int
    owner_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DealReopened:
    """A closed deal is worked again."""

    deal_id: int
    company_id: int | None
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DealHandedOver:
    """A deal has another owner."""

    deal_id: int
    company_id: int | None
    from_id: int
    to_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DealClimbed:
    """A forgotten deal climbed by one level: 1 to the head, 2 to any colleague (M4.7)."""

    deal_id: int
    company_id: int | None
    step_id: int
    due_at: datetime
    level: int
    owner_id: int
    to_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DealRemoved:
    """A deal went into the basket; its story goes along."""

    deal_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DealRestored:
    """A deal came back from the basket; what went along then comes along now."""

    deal_id: int
    removed_at: datetime


@dataclass(frozen=True, slots=True)
class DealOffered:
    """The work on a deal was offered to a colleague."""

    deal_id: int
    passing_id: int
    from_id: int
    to_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DealAccepted:
    """A colleague took the work on a deal over."""

    deal_id: int
    passing_id: int
    from_id: int
    to_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DealReturned:
    """A colleague did not take the work on a deal, and said why."""

    deal_id: int
    passing_id: int
    from_id: int
    to_id: int
    by_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DealGivenBack:
    """Who worked a deal at its stage is done; the owner works it again."""

    deal_id: int
    from_id: int
    to_id: int
    by_id: int | None
    at: datetime
