"""Nouns of the team room."""

from .attempt import Attempt
from .structure import Branch, Department
from .user import User

__all__ = ["Attempt", "Branch", "Department", "User"]
