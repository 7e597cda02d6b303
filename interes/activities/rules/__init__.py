"""Laws of the activities room: pure functions, no Django."""

from .playbook import Advice, Move, Norm, Taken, Word, advice
from .share import FEWEST_FOR_PERCENT, Share, share
from .terms import Ending, Timer, end_of, ended, term, timer

__all__ = [
    "FEWEST_FOR_PERCENT",
    "Advice",
    "Ending",
    "Move",
    "Norm",
    "Share",
    "Taken",
    "Timer",
    "Word",
    "advice",
    "end_of",
    "ended",
    "share",
    "term",
    "timer",
]
