"""Verbs of the desk room."""

from .add_interest import Caller, add_interest
from .keep_words import keep_words
from .take_back import NothingToTakeBack, take_back

__all__ = ["Caller", "NothingToTakeBack", "add_interest", "keep_words", "take_back"]
