"""Questions to the clients room."""

from .seen_by import people_seen_by, seen_by

__all__ = ["people_seen_by", "seen_by"]
