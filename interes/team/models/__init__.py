"""Nouns of the team room."""

from .structure import Branch, Department
from .user import User

__all__ = ["Branch", "Department", "User"]
