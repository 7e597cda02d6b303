"""Verbs of the desk room."""

from .add_interest import Caller, add_interest
from .keep_words import keep_words
from .put_back import What, put_back
from .take_back import NothingToTakeBack, take_back

__all__ = [
    "Caller",
    "NothingToTakeBack",
    "What",
    "add_interest",
    "keep_words",
    "put_back",
    "take_back",
]
