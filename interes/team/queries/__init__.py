"""Questions to the team room."""

from .may import may
from .people import administrators, colleagues, count_by_state, find_user, seen_by, users_like
from .structure import BranchRow, DepartmentRow, departments, structure
from .tokens import all_tokens, own_tokens, token_of
from .visitor import visitor

__all__ = [
    "BranchRow",
    "DepartmentRow",
    "administrators",
    "all_tokens",
    "colleagues",
    "count_by_state",
    "departments",
    "find_user",
    "may",
    "own_tokens",
    "seen_by",
    "structure",
    "token_of",
    "users_like",
    "visitor",
]
