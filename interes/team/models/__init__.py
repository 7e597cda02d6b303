"""Nouns of the team room."""

from .attempt import Attempt
from .sent_form import SentForm
from .structure import Branch, Department
from .user import User

__all__ = ["Attempt", "Branch", "Department", "SentForm", "User"]
