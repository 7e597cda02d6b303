"""What is sent to act on deals: to move, finish a step, win, refuse, reopen, hand over."""

from typing import Annotated

from pydantic import Field

from interes.deals.api.schemas import PlannedStep, Text160
from interes.ui.api.types import Body, Day, Flag, Key, Long


class Move(Body):
    """Where a deal moves."""

    stage: Key


class Finish(Body):
    """What came of the planned step, and what is done next."""

    result: Long = ""
    next_step: PlannedStep


class Win(Body):
    """What was learnt from winning, and which rivals of the deal we have beaten: null: all."""

    note: Long = ""
    beaten: Annotated[list[Key], Field(max_length=50)] | None = None


class Refuse(Body):
    """Why a client refused, and whether to come back."""

    reason: Key
    rival: Text160 = Field("", description="Who won, if the reason asks for it.")
    note: Long = ""
    come_back_date: Day | None = None
    mailing_list: Flag = Field(
        default=False,
        description="Put the company and its people on the mailing list; it is not a consent.",
    )


class Reopen(Body):
    """What is done next in a deal that goes on."""

    step: PlannedStep


class HandOver(Body):
    """Who goes on with a deal."""

    to: Key


class TickPoint(Body):
    """Which point is done, or is not after all."""

    point: Key
    is_done: Flag = True
