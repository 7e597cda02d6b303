"""What the API of promises takes and answers."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from interes.ui.api import Filtered
from interes.ui.api.types import Answer, AskedKey, Body, Key, Moment

type Side = Literal["ours", "theirs"]
type State = Literal["open", "kept", "late", "broken", "dropped"]
Promised = Annotated[str, StringConstraints(pattern=r"\S", max_length=300)]
Reason = Annotated[str, StringConstraints(pattern=r"\S", max_length=200)]
Told = Annotated[str, StringConstraints(pattern=r"\S", max_length=120)]


class PromiseKind(Answer):
    """A kind of promise, and in how many working hours it is kept."""

    id: int
    name_ru: str
    name_en: str
    hours: Decimal
    is_active: bool


class Promise(Answer):
    """Something promised by us or by them, with its term and how it ended."""

    id: int
    version: int
    text: str
    kind: int
    side: Side
    owner: Annotated[int, Field(description="Who of us keeps it or, of theirs, asks after it.")]
    company: int | None
    person: int | None
    deal: int | None
    activity: Annotated[int | None, Field(description="The talk in which it was promised.")]
    made_at: Moment
    due_at: Moment
    state: State
    ended_at: Moment | None
    breached_at: Annotated[Moment | None, Field(description="The first term that was missed.")]
    because: str
    times_moved: int
    moved_because: str
    moved_told: str


class NewPromise(Body):
    """A promise; the talk, the deal, the company or the person says between whom."""

    side: Side
    kind: Key
    text: Promised | None = Field(None, description="Without words the kind says it all.")
    due_at: Moment | None = Field(None, description="Without it, the term of the kind.")
    owner: Key | None = Field(None, description="Without one it is you.")
    company: Key | None = None
    person: Key | None = None
    deal: Key | None = None
    activity: Key | None = None


class PromiseChange(Body):
    """What becomes otherwise in a promise; what is left out stays."""

    text: Promised | None = None
    kind: Key | None = None
    owner: Key | None = None


class Keeping(Body):
    """When a promise was kept; now if it is left out."""

    at: Moment | None = None


class MoreTime(Body):
    """A later term, why, and who was told."""

    due_at: Moment
    because: Reason
    told: Told


class Dropping(Body):
    """Why nobody needs it any more."""

    because: Reason


class PromisesWanted(Filtered):
    """Which promises are wanted."""

    sort: Literal["id", "-id", "due_at", "-due_at"] = "id"
    side: Side | None = None
    state: State | None = None
    owner: AskedKey | None = None
    company: AskedKey | None = None
    person: AskedKey | None = None
    deal: AskedKey | None = None
