"""What the API of the deals room takes and answers."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from interes.deals.api.flag_schemas import RaisedFlag
from interes.foundation.buying import BuyingRole
from interes.ui.api import Filtered
from interes.ui.api.types import Answer, AskedKey, Body, Day, Flag, Key, Line, Long, Moment, Sum

type DealKind = Literal["interest", "order"]
type Channel = Literal["inbound", "outbound", "online", "service", "unknown"]
type DealState = Literal["open", "won", "refused"]
type StepKind = Literal["call", "meeting", "letter", "proposal", "other"]
type StepState = Literal["planned", "done", "dropped"]
type Currency = Literal["RUB", "USD", "EUR", "CNY", "KZT", "BYN"]
type DealsSorted = Literal[
    "id", "-id", "created_at", "-created_at", "changed_at", "-changed_at", "amount", "-amount"
]
Title = Annotated[str, StringConstraints(pattern=r"\S", max_length=200)]
Text120 = Annotated[str, StringConstraints(max_length=120)]
Text160 = Annotated[str, StringConstraints(max_length=160)]
Tags = Annotated[list[Annotated[str, StringConstraints(max_length=60)]], Field(max_length=30)]
Custom = Annotated[dict[str, Any], Field(max_length=200)]


class NextStep(Answer):
    """What is planned to be done next."""

    id: int
    kind: StepKind
    text: str
    owner: int
    due_at: Moment
    has_time: bool
    why: Annotated[str, Field(description="Why it is planned for then: a sentence.")]
    is_proposed: Annotated[bool, Field(description="Whether the product planned it.")]
    moved_because: str


class Ending(Answer):
    """How a deal ended."""

    outcome: Literal["won", "refused"]
    reason: int | None
    rival: str | None
    note: str
    come_back_date: Day | None
    by: int | None
    at: Moment


class DealPart(Answer):
    """A person who takes part in the client's decision."""

    person: int
    is_main: bool
    roles: list[BuyingRole]


class Deal(Answer):
    """One interest of one client."""

    id: int
    version: int
    title: str
    kind: DealKind
    channel: Channel
    source: int | None
    company: int | None
    product: str
    amount: Sum | None
    currency: str
    owner: int
    worker: int | None
    expected_date: Day | None
    about: str
    pipeline: int
    stage: int
    stage_since: Moment
    situation: int | None
    situation_since: Moment | None
    verdict: Literal["promising", "unpromising", "unknown"] | None
    flags: list[RaisedFlag]
    state: DealState
    closed_at: Moment | None
    tags: list[str]
    custom: Custom
    created_at: Moment
    changed_at: Moment
    next_step: NextStep | None
    closure: Ending | None
    people: list[DealPart]


class StepFacts(Answer):
    """A step of a deal: planned, done or dropped."""

    id: int
    deal: int
    kind: StepKind
    text: str
    owner: int
    due_at: Moment
    has_time: bool
    state: StepState
    result: str
    why: str
    is_proposed: bool
    moved_because: str
    planned_at: Moment
    finished_at: Moment | None


class PlannedStep(Body):
    """What is to be done next, by whom and when."""

    text: Annotated[str, StringConstraints(pattern=r"\S", max_length=300)]
    due_at: Moment
    kind: StepKind = "call"
    has_time: Flag = Field(default=False, description="Whether the hour matters or only the day.")
    owner: Key | None = Field(None, description="Without one it is the owner of the deal.")


class MovedStep(PlannedStep):
    """The next step planned anew."""

    because: Annotated[str, StringConstraints(max_length=200)] = Field(
        "", description="Why it is put off, if the product had planned it."
    )


class DealChange(Body):
    """What may be changed of a deal; what is not named stays as it is."""

    title: Title = "…"
    kind: DealKind = "interest"
    channel: Channel = "unknown"
    source: Key | None = None
    company: Key | None = None
    product: Text120 = ""
    amount: Sum | None = None
    currency: Currency = "RUB"
    expected_date: Day | None = None
    about: Long = ""
    tags: Tags = Field([], description="All the tags; what is left out here is taken off.")
    custom: Custom = Field({}, description="Only the fields named are written; null empties one.")


class NewDeal(DealChange):
    """A deal to open; it can't be without a next step."""

    title: Title
    channel: Channel
    company: Key | None
    step: PlannedStep
    owner: Key | None = Field(None, description="Without one it is you.")
    stage: Key | None = Field(None, description="Without one it is the first stage.")
    people: Annotated[list[Key], Field(max_length=50)] = Field(
        [], description="Who takes part; the first one is the main contact."
    )


class DealsWanted(Filtered):
    """Which deals are wanted."""

    sort: DealsSorted = "id"
    state: DealState | None = None
    company: AskedKey | None = None
    owner: AskedKey | None = None
    pipeline: AskedKey | None = None
    stage: AskedKey | None = None
    source: AskedKey | None = None
    channel: Channel | None = None
    kind: DealKind | None = None
    product: Line | None = None
    rivals: AskedKey | None = None
    lost_to: AskedKey | None = None
    tag: str | None = Field(None, description="One of the tags.")
    changed_since: Moment | None = Field(None, description="Changed at this moment or later.")
    created_since: Moment | None = None
    closed_since: Moment | None = None


class StepsWanted(Filtered):
    """Which steps are wanted."""

    sort: Literal["id", "-id", "due_at", "-due_at"] = "id"
    deal: AskedKey | None = None
    owner: AskedKey | None = None
    state: StepState | None = None


class Point(Answer):
    """A point of the checklist of a stage; a required one holds a deal back until ticked."""

    id: int
    name_ru: str
    name_en: str
    order: int
    is_required: bool
    is_active: bool


class DealPoint(Answer):
    """A point of the checklist of the stage a deal stands in, and whether it is done."""

    id: int
    name: str
    is_required: bool
    is_done: bool
    by: str
    at: Moment | None


class Stage(Answer):
    """A stage of a pipeline."""

    id: int
    name_ru: str
    name_en: str
    order: int
    chance: Annotated[str, Field(description="The chance to win from here, 0.00 to 1.00.")]
    norm_days: int | None
    climb_hours: int | None
    is_active: bool
    entry_demands: Annotated[list[str], Field(description="What a deal needs to come in.")]
    exit_demands: Annotated[list[str], Field(description="What a deal needs to go on.")]
    checklist: list[Point]


class Pipeline(Answer):
    """A way deals go."""

    id: int
    name_ru: str
    name_en: str
    is_active: bool
    business_lines: Annotated[
        list[str], Field(description="Products and industries whose new deals begin here.")
    ]
    stages: list[Stage]


class Reason(Answer):
    """Why clients refuse."""

    id: int
    name_ru: str
    name_en: str
    asks_rival: bool
    is_active: bool
