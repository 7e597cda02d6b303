"""Verbs of the desk room."""

from .add_interest import Caller, add_interest
from .keep_words import keep_words
from .notify import MOST_AN_HOUR, notify
from .nudge import NobodyToAsk, nudge
from .own_notices import (
    NotAChoice,
    choose_notices,
    forget_notices,
    see_all_notices,
    see_notice,
)
from .promise_notices import tell_of_promise
from .put_back import What, put_back
from .take_back import NothingToTakeBack, take_back

__all__ = [
    "MOST_AN_HOUR",
    "Caller",
    "NobodyToAsk",
    "NotAChoice",
    "NothingToTakeBack",
    "What",
    "add_interest",
    "choose_notices",
    "forget_notices",
    "keep_words",
    "notify",
    "nudge",
    "put_back",
    "see_all_notices",
    "see_notice",
    "take_back",
    "tell_of_promise",
]
