"""Questions to the team room."""

from .may import may
from .people import administrators, colleagues, count_by_state, find_user, seen_by, users_like
from .structure import BranchRow, DepartmentRow, departments, structure
from .visitor import visitor

__all__ = [
    "BranchRow",
    "DepartmentRow",
    "administrators",
    "colleagues",
    "count_by_state",
    "departments",
    "find_user",
    "may",
    "seen_by",
    "structure",
    "users_like",
    "visitor",
]
