"""Verbs of the team room."""

from .create_user import EmailTaken, create_user
from .ensure import NotAllowed, ensure

__all__ = ["EmailTaken", "NotAllowed", "create_user", "ensure"]
