"""What the API of the activities room takes and answers."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from interes.ui.api import Filtered
from interes.ui.api.types import Answer, AskedFlag, AskedKey, Body, Flag, Key, Moment, SmallCount

type TalkKind = Literal["call", "meeting", "letter", "message", "note"]
type ActivityKind = Literal[
    "call",
    "meeting",
    "letter",
    "message",
    "note",
    "opened",
    "moved",
    "won",
    "refused",
    "reopened",
    "handed",
    "climbed",
    "freed",
]
type Said = Annotated[str, StringConstraints(max_length=20_000)]
ToDoText = Annotated[str, StringConstraints(pattern=r"\S", max_length=300)]


class Activity(Answer):
    """A talk, or an event of a deal."""

    id: int
    version: int
    kind: ActivityKind
    at: Moment
    by: int | None
    company: int | None
    person: int | None
    deal: int | None
    step: int | None
    is_inbound: bool
    was_reached: bool
    minutes: int | None
    text: str
    facts: Annotated[dict[str, Any], Field(description="The numbers an event is made of.")]


class NextPlan(Body):
    """What is to be done next in the deal, by whom and when."""

    text: ToDoText
    due_at: Moment
    kind: Literal["call", "meeting", "letter", "proposal", "other"] = "call"
    has_time: Flag = False
    owner: Key | None = None


class NewActivity(Body):
    """A talk that someone had; with `step` it is the result of that step of the deal."""

    kind: TalkKind
    text: Said = ""
    at: Moment | None = Field(None, description="When it was; now if it is left out.")
    company: Key | None = None
    person: Key | None = None
    deal: Key | None = None
    is_inbound: Flag = False
    was_reached: Flag = True
    minutes: SmallCount | None = None
    step: Key | None = Field(None, description="The planned step that this talk has finished.")
    next_step: NextPlan | None = Field(None, description="Needed if a step is finished.")


class ActivityChange(Body):
    """A correction of the words of a talk."""

    text: Said


class ActivitiesWanted(Filtered):
    """Which talks are wanted."""

    sort: Literal["id", "-id", "at", "-at"] = "id"
    kind: ActivityKind | None = None
    by: AskedKey | None = None
    company: AskedKey | None = None
    person: AskedKey | None = None
    deal: AskedKey | None = None


class ToDo(Answer):
    """Something a person has to do beside the next steps of deals."""

    id: int
    version: int
    text: str
    owner: int
    due_at: Moment
    has_time: bool
    company: int | None
    person: int | None
    deal: int | None
    made_at: Moment
    done_at: Moment | None


class NewToDo(Body):
    """A to-do for oneself or a colleague."""

    text: ToDoText
    due_at: Moment
    owner: Key | None = Field(None, description="Without one it is you.")
    has_time: Flag = False
    company: Key | None = None
    person: Key | None = None
    deal: Key | None = None


class ToDoChange(Body):
    """What becomes otherwise in a to-do; what is left out stays."""

    text: ToDoText | None = None
    due_at: Moment | None = None
    has_time: Flag | None = None
    owner: Key | None = None


class ToDosWanted(Filtered):
    """Which to-dos are wanted."""

    sort: Literal["id", "-id", "due_at", "-due_at"] = "id"
    is_done: AskedFlag | None = None
    owner: AskedKey | None = None
    company: AskedKey | None = None
    person: AskedKey | None = None
    deal: AskedKey | None = None
