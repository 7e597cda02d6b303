"""What the API of rules takes and answers."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from interes.ui.api import Wanted
from interes.ui.api.types import Answer, AskedKey, Body, Flag, Key, Moment

type Event = Literal[
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
    "company_created",
]
type ActName = Literal[
    "plan_step", "assign", "to_do", "note", "letter", "tag", "situate", "notify", "call"
]
type StepKind = Literal["call", "meeting", "letter", "proposal", "other"]
type Talk = Literal["call", "meeting", "letter", "message", "note"]
type Outcome = Literal["done", "partly", "refused", "held"]
Name = Annotated[str, StringConstraints(pattern=r"\S", max_length=120)]
FlagName = Annotated[str, StringConstraints(max_length=16)]
Tag = Annotated[str, StringConstraints(max_length=60)]
Where = Annotated[str, StringConstraints(max_length=4000)]


class Given(Body):
    """What belongs to the event; what is not asked by it is left out."""

    stages: Annotated[list[Key], Field(max_length=200)] = Field([])
    talks: Annotated[list[Talk], Field(max_length=5)] = Field([])
    flags: Annotated[
        list[Annotated[str, StringConstraints(max_length=16)]], Field(max_length=40)
    ] = Field([])
    days: Annotated[int, Field(ge=1, le=365)] | None = None
    hours: Annotated[int, Field(ge=0, le=200, description="Working hours.")] | None = None


class RuleAct(Body):
    """One thing that a rule does; which of the fields are needed depends on `act`."""

    act: ActName
    kind: StepKind | None = None
    text: Annotated[str, StringConstraints(max_length=2000)] | None = None
    days: Annotated[int, Field(ge=0, le=365, description="Working days.")] | None = None
    to: Literal["user", "department", "head"] | None = None
    whom: Literal["owner", "head", "author", "user"] | None = None
    user: Key | None = None
    department: Key | None = None
    subject: Annotated[str, StringConstraints(max_length=300)] | None = None
    body: Annotated[str, StringConstraints(max_length=5000)] | None = None
    add: Annotated[list[Tag], Field(max_length=30)] | None = None
    remove: Annotated[list[Tag], Field(max_length=30)] | None = None
    situation: Key | None = None
    webhook: Key | None = None


class Rule(Answer):
    """When this happens, if that holds, then these acts are done."""

    id: int
    name_ru: str
    name_en: str
    kind: Event
    given: dict[str, Any]
    deal_where: str
    company_where: str
    acts: list[dict[str, Any]]
    stops: bool
    is_active: bool
    paused_at: Moment | None
    author: int
    sentence: Annotated[str, Field(description="The rule in the language asked for.")]


class NewRule(Body):
    """A rule to add; it is switched off."""

    name_ru: Name
    name_en: Annotated[str, StringConstraints(max_length=120)] = ""
    kind: Event
    given: Given | None = Field(None, description="Stages, talks, days, working hours.")
    deal_where: Where = Field("", description="A filter of deals.")
    company_where: Where = Field("", description="A filter of companies.")
    acts: Annotated[list[RuleAct], Field(max_length=10)] = Field([])
    stops: Flag = Field(default=False, description="No other rule answers after this one.")


class RuleChange(NewRule):
    """What may be changed of a rule; what is not named stays as it is."""

    name_ru: Name = "…"
    kind: Event = "deal_opened"
    is_active: Flag = True


class Would(Answer):
    """One time that a rule would have answered."""

    at: Moment
    deal: int | None
    company: int | None
    name: str
    acts: list[str]


class DryRun(Answer):
    """What a rule would have done in the last 30 days; nothing is written."""

    events: int
    fitting: int
    is_cut: bool
    rows: list[Would]


class Line(Answer):
    """One act of a run: whether it was done, or why not."""

    act: str
    is_done: bool
    why: str


class Run(Answer):
    """One time that a rule answered."""

    id: int
    rule: int
    deal: int | None
    company: int | None
    at: Moment
    outcome: Outcome
    lines: list[Line]
    undone_at: Moment | None


class RunsWanted(Wanted):
    """Which runs are wanted."""

    rule: AskedKey | None = None
    outcome: Outcome | None = None
