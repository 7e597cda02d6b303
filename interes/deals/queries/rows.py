"""Deals and steps as lines of a page: plain values, so that no line asks the database again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from interes.deals.models import Deal, Step
from interes.deals.queries.flag_words import FlagShown, flags_shown
from interes.deals.queries.why import as_read, why_of
from interes.deals.rules import Flag, days_in_stage
from interes.foundation.naming import in_language
from interes.team.models import User

_OF_DEAL = {
    "company_name": F("company__name"),
    "owner_name": F("owner__name"),
    "department": F("owner__department_id"),
    "worker_name": F("worker__name"),
    "stage_ru": F("stage__name_ru"),
    "stage_en": F("stage__name_en"),
    "stage_order": F("stage__order"),
    "norm": F("stage__norm_days"),
    "step": F("next_step__text"),
    "step_kind": F("next_step__kind"),
    "step_why": F("next_step__why"),
    "moved_because": F("next_step__moved_because"),
    "due_at": F("next_step__due_at"),
    "has_time": F("next_step__has_time"),
    "flag_names": F("standing__flags"),
    "flag_facts": F("standing__facts"),
}
_DEAL_FIELDS = (
    *("id", "title", "state", "amount", "currency", "company_id", "owner_id", "worker_id"),
    *("stage_id", "stage_since", "pipeline_id", "expected_date", "created_at", "closed_at"),
)
_SEEN_ON_A_CARD = frozenset({Flag.LATE, Flag.OVER_NORM})


@dataclass(frozen=True, slots=True)
class DealRow:
    """A deal as one line or one card."""

    id: int
    title: str
    state: str
    company_id: int | None
    company: str
    owner_id: int
    owner_name: str
    department: int | None
    worker_id: int | None
    worker_name: str
    amount: Decimal | None
    currency: str
    stage_id: int
    stage: str
    days: int
    norm: int | None
    step: str
    step_kind: str
    why: str
    due: date | None
    expected_date: date | None
    created_at: datetime
    closed_at: datetime | None
    flags: list[FlagShown]

    @property
    def card_flags(self) -> list[FlagShown]:
        """Return the flags that a card does not show by its date and its hourglass already."""
        return [one for one in self.flags if one.flag not in _SEEN_ON_A_CARD]

    @property
    def is_dragging(self) -> bool:
        """Tell whether it is open and stands in its stage beyond the norm."""
        return self.state == "open" and self.norm is not None and self.days > self.norm

    @property
    def owner(self) -> User:
        """Return the owner as far as the policy must know them."""
        return User(pk=self.owner_id, department_id=self.department, name=self.owner_name)


def values(deals: QuerySet[Deal], **more: Any) -> QuerySet[Deal, dict[str, Any]]:
    """Ask for what a line shows, and for what its columns show beyond that."""
    asked: QuerySet[Deal, dict[str, Any]] = deals.values(*_DEAL_FIELDS, **_OF_DEAL, **more)
    return asked


def deal_row(found: Mapping[str, Any], today: date) -> DealRow:
    """Make the line of what `values` brought."""
    return DealRow(
        id=found["id"],
        title=found["title"],
        state=found["state"],
        company_id=found["company_id"],
        company=found["company_name"] or "",
        owner_id=found["owner_id"],
        owner_name=found["owner_name"],
        department=found["department"],
        worker_id=found["worker_id"],
        worker_name=found["worker_name"] or "",
        amount=found["amount"],
        currency=found["currency"],
        stage_id=found["stage_id"],
        stage=in_language(found["stage_ru"], found["stage_en"]),
        days=days_in_stage(timezone.localdate(found["stage_since"]), today),
        norm=found["norm"],
        step=found["step"] or "",
        step_kind=found["step_kind"] or "",
        why=why_of(as_read(found["step_why"]), today, moved_because=found["moved_because"] or ""),
        due=due_of(found["due_at"], has_time=found["has_time"]),
        expected_date=found["expected_date"],
        created_at=found["created_at"],
        closed_at=found["closed_at"],
        flags=flags_shown(found["flag_names"], found["flag_facts"], today),
    )


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a deal as one line."""

    id: int
    text: str
    kind: str
    due: date | None
    state: str
    result: str
    finished_at: datetime | None
    owner_name: str
    deal_id: int
    deal: str
    company_id: int | None
    company: str


_STEP_FIELDS = (
    *("id", "text", "kind", "due_at", "has_time", "state", "result", "finished_at", "deal_id"),
)


def step_values(steps: QuerySet[Step], **more: Any) -> QuerySet[Step, dict[str, Any]]:
    """Ask for what a line of a step shows, and for what its columns show beyond that."""
    asked: QuerySet[Step, dict[str, Any]] = steps.values(
        *_STEP_FIELDS,
        owner_name=F("owner__name"),
        deal_title=F("deal__title"),
        company_id=F("deal__company_id"),
        company_name=F("deal__company__name"),
        **more,
    )
    return asked


def step_row(found: Mapping[str, Any]) -> StepRow:
    """Make the line of what `step_values` brought."""
    return StepRow(
        id=found["id"],
        text=found["text"],
        kind=found["kind"],
        due=due_of(found["due_at"], has_time=found["has_time"]),
        state=found["state"],
        result=found["result"],
        finished_at=found["finished_at"],
        owner_name=found["owner_name"],
        deal_id=found["deal_id"],
        deal=found["deal_title"],
        company_id=found["company_id"],
        company=found["company_name"] or "",
    )


def due_of(due_at: datetime | None, *, has_time: bool | None) -> date | None:
    """Return the moment a step is due, or only its day if no time was agreed."""
    if due_at is None:
        return None
    local = timezone.localtime(due_at)
    return local if has_time else local.date()
