"""Nouns of the team room."""

from .attempt import Attempt
from .sent_form import SentForm
from .structure import Branch, Department
from .token import SentRequest, Token, TokenUse
from .user import User

__all__ = [
    "Attempt",
    "Branch",
    "Department",
    "SentForm",
    "SentRequest",
    "Token",
    "TokenUse",
    "User",
]
