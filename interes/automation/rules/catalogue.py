"""What a rule can wait for, and what it can do then."""

from collections.abc import Mapping
from typing import Any

ABOUT_DEALS = (
    "deal_opened",
    "deal_moved",
    "deal_stands",
    "deal_handed_over",
    "deal_won",
    "deal_refused",
    "deal_came_back",
    "deal_reopened",
    "step_finished",
    "step_late",
    "talk_logged",
    "deal_climbed",
    "flag_raised",
    "promise_broken",
)
ABOUT_COMPANIES = ("company_created",)
KINDS = (*ABOUT_DEALS, *ABOUT_COMPANIES)
# Nobody announces these: the clock brings them, once for each record and occasion.
TIMED = frozenset({"deal_stands", "step_late"})

_USUAL = {"deal_stands": {"days": 14}, "step_late": {"hours": 4}}

ACTS = ("plan_step", "assign", "to_do", "note", "letter", "tag", "situate", "notify", "call")
_OF_DEALS_ONLY = frozenset({"plan_step", "situate"})


def offered_acts(kind: str) -> tuple[str, ...]:
    """Return what can be done when this has happened: a company has no steps of its own."""
    if kind in ABOUT_COMPANIES:
        return tuple(act for act in ACTS if act not in _OF_DEALS_ONLY)
    return ACTS


def fits(kind: str, given: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    """Tell whether what happened is what a rule waits for: into these stages, of these kinds."""
    if kind in {"deal_moved", "deal_stands"}:
        return _is_among(facts.get("stage"), given.get("stages"))
    if kind == "talk_logged":
        return _is_among(facts.get("talk"), given.get("talks"))
    if kind == "flag_raised":
        return _is_among(facts.get("flag"), given.get("flags"))
    return True


def _is_among(one: Any, wanted: Any) -> bool:
    return not wanted or one in wanted


def usual_given(kind: str) -> dict[str, int]:
    """Return what a new rule of this kind begins with."""
    return dict(_USUAL.get(kind, {}))
