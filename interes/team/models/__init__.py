"""Nouns of the team room."""

from .attempt import Attempt
from .bulk_job import BulkJob
from .draft import Draft
from .saved_view import ListChoice, SavedView
from .sent_form import SentForm
from .structure import Branch, Department
from .token import SentRequest, Token, TokenUse
from .user import User

__all__ = [
    "Attempt",
    "Branch",
    "BulkJob",
    "Department",
    "Draft",
    "ListChoice",
    "SavedView",
    "SentForm",
    "SentRequest",
    "Token",
    "TokenUse",
    "User",
]
