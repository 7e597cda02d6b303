"""Nouns of the activities room."""

from .activity import Activity
from .to_do import ToDo

__all__ = ["Activity", "ToDo"]
