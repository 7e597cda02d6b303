"""Laws of the activities room: pure functions, no Django."""

from .agenda import AgendaLine, minutes_of, read_agenda
from .carrier import (
    Carrier,
    Fate,
    Standing,
    StepFacts,
    carrier_of,
    fate,
    standing,
    still_carries,
)
from .meeting import ROLES, Case, Doubt, Fit, Guest, Planned, Warned, doubts, fitting
from .playbook import Advice, Move, Norm, Taken, Word, advice
from .share import FEWEST_FOR_PERCENT, Share, share
from .terms import Ending, end_of, ended, term

__all__ = [
    "FEWEST_FOR_PERCENT",
    "ROLES",
    "Advice",
    "AgendaLine",
    "Carrier",
    "Case",
    "Doubt",
    "Ending",
    "Fate",
    "Fit",
    "Guest",
    "Move",
    "Norm",
    "Planned",
    "Share",
    "Standing",
    "StepFacts",
    "Taken",
    "Warned",
    "Word",
    "advice",
    "carrier_of",
    "doubts",
    "end_of",
    "ended",
    "fate",
    "fitting",
    "minutes_of",
    "read_agenda",
    "share",
    "standing",
    "still_carries",
    "term",
]
