"""Laws of the automation room: what can happen, what may follow it, and that every chain ends."""

from .catalogue import ABOUT_COMPANIES, ACTS, KINDS, TIMED, fits, offered_acts, usual_given
from .chains import MOST_A_DAY, MOST_DEPTH, Chain, Held, follow, may_fire
from .letters import KNOWN, fill, unknown_in
from .troubles import PATIENCE, is_to_pause
from .turns import next_in_turn

__all__ = [
    "ABOUT_COMPANIES",
    "ACTS",
    "KINDS",
    "KNOWN",
    "MOST_A_DAY",
    "MOST_DEPTH",
    "PATIENCE",
    "TIMED",
    "Chain",
    "Held",
    "fill",
    "fits",
    "follow",
    "is_to_pause",
    "may_fire",
    "next_in_turn",
    "offered_acts",
    "unknown_in",
    "usual_given",
]
