"""What the API of situations takes and answers."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from interes.deals.api.schemas import StepKind
from interes.ui.api.types import Answer, Body, Flag, Key, Moment

type Every = Literal["days", "week", "month"]
Name = Annotated[str, StringConstraints(pattern=r"\S", max_length=120)]
Said = Annotated[str, StringConstraints(pattern=r"\S", max_length=300)]
Channels = Annotated[list[StepKind], Field(min_length=1, max_length=12)]
Stages = Annotated[list[Key], Field(max_length=200)]
Days = Annotated[int, Field(ge=1, le=60)]
Attempts = Annotated[int, Field(ge=1, le=50)]
Long = Annotated[int, Field(ge=1, le=1000)]


class Situation(Answer):
    """Why a client does not decide yet, and how often we talk meanwhile."""

    id: int
    name_ru: str
    name_en: str
    is_active: bool
    first_after: int
    every: Every
    every_days: int
    channels: list[StepKind]
    say_ru: str
    say_en: str
    most_attempts: int | None
    most_days: int | None
    stage_ids: list[int]


class NewSituation(Body):
    """A situation to add."""

    name_ru: Name
    say_ru: Said
    name_en: Annotated[str, StringConstraints(max_length=120)] = ""
    say_en: Annotated[str, StringConstraints(max_length=300)] = ""
    first_after: Annotated[int, Field(ge=0, le=60, description="Working days.")] = 1
    every: Every = "week"
    every_days: Days = 1
    channels: Channels = Field(["call"], description="What in turn, while nobody answers.")
    most_attempts: Attempts | None = Field(None, description="Then we ask: go on or close.")
    most_days: Long | None = Field(None, description="Then we ask: go on or close.")
    stage_ids: Stages = Field([], description="Stages that offer it; none: every stage.")


class SituationChange(NewSituation):
    """What may be changed of a situation; what is not named stays as it is."""

    name_ru: Name = "…"
    say_ru: Said = "…"
    is_active: Flag = True


class Situate(Body):
    """In which situation the client thinks; null: in none."""

    situation: Key | None


class Proposal(Answer):
    """What the product would plan next, and why."""

    kind: StepKind
    text: str
    due_at: Moment
    why: Annotated[str, Field(description="A sentence in the language asked for.")]
    asks: Annotated[bool, Field(description="The chain has ended: go on or close.")]
