"""What the API of arguments takes and answers."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from interes.foundation.buying import BuyingRole
from interes.ui.api.types import Answer, Body, Flag

type ArgumentKind = Literal[
    "price",
    "delivery",
    "outfit",
    "quality",
    "reliability",
    "service",
    "experience",
    "other",
]
Name = Annotated[str, StringConstraints(pattern=r"\S", max_length=120)]
OtherName = Annotated[str, StringConstraints(max_length=120)]
Said = Annotated[str, StringConstraints(pattern=r"\S", max_length=500)]
OtherSaid = Annotated[str, StringConstraints(max_length=500)]
Proof = Annotated[str, StringConstraints(max_length=300)]
Worry = Annotated[str, StringConstraints(pattern=r"\S", max_length=200)]
OtherWorry = Annotated[str, StringConstraints(max_length=200)]
Lines = Annotated[list[OtherName], Field(max_length=20)]
Roles = Annotated[list[BuyingRole], Field(min_length=1, max_length=4)]


class Alarm(Answer):
    """Whom an argument alarms, and why."""

    role: BuyingRole
    why_ru: str
    why_en: str


class NewAlarm(Body):
    """Whom an argument alarms, and why."""

    role: BuyingRole
    why_ru: Worry
    why_en: OtherWorry = ""


class Argument(Answer):
    """One advantage of what we sell: what to say, to whom, and whom it alarms."""

    id: int
    name_ru: str
    name_en: str
    kind: ArgumentKind
    business_lines: list[str]
    say_ru: str
    say_en: str
    benefit_ru: str
    benefit_en: str
    proof_ru: str
    proof_en: str
    works_for: list[BuyingRole]
    alarms: list[Alarm]
    is_active: bool


class NewArgument(Body):
    """An argument to add."""

    name_ru: Name
    say_ru: Said
    works_for: Roles
    name_en: OtherName = ""
    say_en: OtherSaid = ""
    kind: ArgumentKind = "other"
    business_lines: Lines = Field([], description="None: it fits everything.")
    benefit_ru: Proof = ""
    benefit_en: Proof = ""
    proof_ru: Proof = Field("", description="A figure or a case.")
    proof_en: Proof = ""
    alarms: Annotated[list[NewAlarm], Field(max_length=4)] = Field([])


class ArgumentChange(NewArgument):
    """What may be changed of an argument; what is not named stays as it is."""

    name_ru: Name = "…"
    say_ru: Said = "…"
    works_for: Roles = Field(["user"])
    is_active: Flag = True
