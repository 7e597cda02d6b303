"""Laws of the team room."""

from .attempts import ACCOUNT_LIMIT, ADDRESS_LIMIT, PERSON_LIMIT, WINDOW, wait_until
from .pace import MINUTE, Pace, pace
from .policy import VERBS, Standing, allowed
from .scopes import READ, READ_ONLY, ROOMS, SCOPES, WRITE, opens

__all__ = [
    "ACCOUNT_LIMIT",
    "ADDRESS_LIMIT",
    "MINUTE",
    "PERSON_LIMIT",
    "READ",
    "READ_ONLY",
    "ROOMS",
    "SCOPES",
    "VERBS",
    "WINDOW",
    "WRITE",
    "Pace",
    "Standing",
    "allowed",
    "opens",
    "pace",
    "wait_until",
]
