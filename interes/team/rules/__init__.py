"""Laws of the team room."""

from .attempts import ACCOUNT_LIMIT, ADDRESS_LIMIT, PERSON_LIMIT, WINDOW, wait_until
from .policy import VERBS, Standing, allowed

__all__ = [
    "ACCOUNT_LIMIT",
    "ADDRESS_LIMIT",
    "PERSON_LIMIT",
    "VERBS",
    "WINDOW",
    "Standing",
    "allowed",
    "wait_until",
]
