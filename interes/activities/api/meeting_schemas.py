"""What the API of meetings takes and answers."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from interes.activities.api.schemas import NextPlan
from interes.ui.api.types import Answer, Body, Flag, Key, Moment

type MeetingKind = Literal["meeting", "presentation", "demonstration"]
type MeetingPlace = Literal["ours", "client", "online", "other"]
type MeetingStanding = Literal["ahead", "unwritten", "fell_through", "held", "dropped"]
type Carrier = Literal["step", "to_do"]
type Doubt = Literal[
    "first_talk",
    "needs_unknown",
    "nobody",
    "economic_unknown",
    "economic_missing",
    "alarms",
    "against",
    "no_arguments",
    "nothing_for",
    "no_role",
    "no_goal",
    "our_place",
    "too_long",
]
Text250 = Annotated[str, StringConstraints(max_length=250)]
Text300 = Annotated[str, StringConstraints(max_length=300)]
Text200 = Annotated[str, StringConstraints(max_length=200)]
Agenda = Annotated[str, StringConstraints(max_length=4000)]
Result = Annotated[str, StringConstraints(pattern=r"\S", max_length=20_000)]
Minutes = Annotated[int, Field(ge=5, le=1440)]
People = Annotated[list[Key], Field(max_length=40)]


class MeetingPoint(Answer):
    """A line of the checklist."""

    text: str
    is_done: bool


class ChosenArgument(Answer):
    """An argument that is to be said, with a word for whoever says it."""

    argument: int
    note: str


class MeetingWarning(Answer):
    """What should make us think again: about which people, argument and role."""

    doubt: Doubt
    people: list[int]
    argument: int | None
    role: str
    words: str


class Meeting(Answer):
    """A meeting about a deal: the plan, and what came of it."""

    id: int
    deal: int
    kind: MeetingKind
    goal: str
    place: MeetingPlace
    address: str
    is_ours_offered: bool
    lasts: int
    agenda: str
    checklist: list[MeetingPoint]
    due_at: Moment
    has_time: bool
    owner: int
    step: int | None
    to_do: int | None
    people: list[int]
    colleagues: list[int]
    arguments: list[ChosenArgument]
    standing: MeetingStanding
    result: str
    held_place: MeetingPlace | None
    activity: int | None
    because: str
    warnings: list[MeetingWarning]


class NewChosenArgument(Body):
    """An argument that is to be said, with a word for whoever says it."""

    argument: Key
    note: Text200 = ""


class NewMeeting(Body):
    """A meeting to plan."""

    due_at: Moment
    kind: MeetingKind = "meeting"
    goal: Text250 = ""
    place: MeetingPlace = "ours"
    address: Text300 = ""
    is_ours_offered: Flag = False
    lasts: Minutes = 60
    agenda: Agenda = Field("", description="A line for each point, with its minutes.")
    checklist: Annotated[list[Text200], Field(max_length=40)] = Field([])
    has_time: Flag = True
    owner: Key | None = Field(None, description="Who of us holds it.")
    carrier: Carrier | None = Field(None, description="Where it stands; as is usual if left out.")
    people: People = Field([], description="People of the deal who come.")
    colleagues: People = Field([])
    arguments: Annotated[list[NewChosenArgument], Field(max_length=30)] = Field([])


class NewMinutes(Body):
    """What came of a meeting."""

    result: Result
    place: MeetingPlace = "ours"
    people: People = Field([], description="Who of those invited was there.")
    alone: People = Field([], description="Whom we meet alone afterwards, as to-dos.")
    next_step: NextPlan | None = Field(None, description="Needed if it was the next step.")


class DroppedMeeting(Body):
    """Why a meeting does not take place, and what is next instead."""

    because: Text200 = ""
    next_step: NextPlan | None = Field(None, description="Needed if it was the next step.")
