"""Verbs of the deals room."""

from interes.deals.rules import Plan

from .change import change, change_step
from .close import AlreadyClosed, refuse, win
from .finish_step import AlreadyFinished, finish_step
from .hand_over import hand_over, take
from .move import StageElsewhere, move
from .open_deal import SourceMissing, open_deal
from .people import add_person, remove_person, set_main_person
from .planning import StepMissing
from .read_plan import StepUnclear, read_plan
from .reopen import StillOpen, reopen

__all__ = [
    "AlreadyClosed",
    "AlreadyFinished",
    "Plan",
    "SourceMissing",
    "StageElsewhere",
    "StepMissing",
    "StepUnclear",
    "StillOpen",
    "add_person",
    "change",
    "change_step",
    "finish_step",
    "hand_over",
    "move",
    "open_deal",
    "read_plan",
    "refuse",
    "remove_person",
    "reopen",
    "set_main_person",
    "take",
    "win",
]
