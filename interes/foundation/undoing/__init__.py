"""Take back what acts did, from the history alone. Knows no room; rooms describe their tables."""

from .kept import Kept
from .tables import Removal, Tracked, knot, parents_first, register, settle, tracked
from .undo import CantUndo, Undone, paused, undo
from .words import Stays, in_words, words_of_keys

__all__ = [
    "CantUndo",
    "Kept",
    "Removal",
    "Stays",
    "Tracked",
    "Undone",
    "in_words",
    "knot",
    "parents_first",
    "paused",
    "register",
    "settle",
    "tracked",
    "undo",
    "words_of_keys",
]
