"""What carries a meeting: the next step of its deal, or a to-do on its day beside it (M4.3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MEETING = "meeting"


class Carrier(StrEnum):
    """Where the time of a planned meeting stands."""

    STEP = "step"
    TO_DO = "to_do"


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A next step of a deal as these rules see it."""

    kind: str
    text: str
    day: date


def carrier_of(step: StepFacts, meeting_day: date) -> Carrier:
    """Tell whether a new meeting takes the place of the next step, or stands beside it.

    What must be done before the meeting stays the next step; another meeting gives way.
    """
    gives_way = step.kind == MEETING or step.day >= meeting_day
    return Carrier.STEP if gives_way else Carrier.TO_DO


def still_carries(before: StepFacts, now: StepFacts, words: str) -> bool:
    """Tell whether a step that was planned anew is still the meeting of these words.

    One that was moved or said otherwise is; one that became something else, or another meeting
    with other words on another day, is not.
    """
    is_same = now.text in (before.text, words) or now.day == before.day
    return now.kind == MEETING and is_same


class Standing(StrEnum):
    """How a meeting stands."""

    AHEAD = "ahead"
    UNWRITTEN = "unwritten"
    FELL_THROUGH = "fell_through"
    HELD = "held"
    DROPPED = "dropped"


def standing(state: str, *, carrier: str, is_past: bool) -> Standing:
    """Tell how a meeting stands; its `carrier` is planned, done or dropped.

    Nobody has said yet what came of one whose time has passed or whose step was done.
    """
    if state != "planned":
        return Standing(state)
    if carrier == "dropped":
        return Standing.FELL_THROUGH
    return Standing.UNWRITTEN if carrier == "done" or is_past else Standing.AHEAD


class Fate(StrEnum):
    """What becomes of a meeting when a step of its deal is finished."""

    TAKES_PLACE = "takes_place"
    BECOMES_NEXT = "becomes_next"
    GOES_BESIDE = "goes_beside"
    STAYS = "stays"


def fate(*, is_carrier: bool, meeting_day: date, today: date, following: StepFacts) -> Fate:
    """Tell what becomes of a planned meeting after a step of its deal was finished.

    A following step that is a meeting on that very day carries it. Its own step, finished before
    its day, was something else: the meeting goes on beside the steps.
    """
    if is_carrier and meeting_day <= today:
        return Fate.TAKES_PLACE
    if following.kind == MEETING and following.day == meeting_day:
        return Fate.BECOMES_NEXT
    return Fate.GOES_BESIDE if is_carrier else Fate.STAYS
