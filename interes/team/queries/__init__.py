"""Questions to the team room."""

from .may import may
from .people import colleagues, find_user, seen_by

__all__ = ["colleagues", "find_user", "may", "seen_by"]
