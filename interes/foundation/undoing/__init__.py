"""Take back what acts did, from the history alone. Knows no room; rooms describe their tables."""

from .kept import Kept
from .tables import Removal, Tracked, knot, parents_first, register, settle, tracked
from .undo import CantUndo, Undone, undo

__all__ = [
    "CantUndo",
    "Kept",
    "Removal",
    "Tracked",
    "Undone",
    "knot",
    "parents_first",
    "register",
    "settle",
    "tracked",
    "undo",
]
