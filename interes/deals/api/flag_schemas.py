"""What the API of the flags of deals takes and answers."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from interes.ui.api.types import Answer, Body, Day

type FlagName = Literal[
    "promise_broken",
    "forgotten",
    "late",
    "dragging",
    "no_economic",
    "silent",
    "expected_past",
    "over_norm",
    "new_person",
    "no_coach",
    "out_of_rhythm",
    "sum_stale",
    "no_budget",
    "no_people",
]
Said = Annotated[str, StringConstraints(pattern=r"\S", max_length=2000)]
Days = Annotated[int, Field(ge=1, le=365)]
NewDays = Annotated[int, Field(ge=0, le=730)]
Share = Annotated[float, Field(ge=0, le=1)]


class RaisedFlag(Answer):
    """What is wrong with an open deal, the reason in a sentence, and the facts it is made of."""

    flag: FlagName
    word: str
    why: str
    facts: dict[str, Any]


class FlagAnswered(Body):
    """What changes, so that a flag is silent until a day; without one, for the days of the norm."""

    flag: FlagName
    text: Said
    until: Day | None = None


class FlagNorms(Answer):
    """After how many days and from which chance to win on flags are raised; `off`: not used."""

    silent_days: int
    new_days: int
    sum_days: int
    go_on_days: int
    known_chance: float
    sum_chance: float
    off: list[FlagName]


class FlagNormsChange(Body):
    """What may be changed of the norms; what is not named stays as it is."""

    silent_days: Days = 14
    new_days: NewDays = 90
    sum_days: Days = 30
    go_on_days: Days = 30
    known_chance: Share = 0.35
    sum_chance: Share = 0.5
    off: Annotated[list[FlagName], Field(max_length=14, default_factory=list)]
