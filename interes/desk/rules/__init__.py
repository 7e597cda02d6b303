"""Laws of the desk room: pure functions, no Django."""

from .agenda import Group, group_of, group_of_promise, in_order
from .asking import (
    contact_beginnings,
    inn_beginning,
    is_meant,
    is_phone,
    is_slip,
    phone_end,
    phone_piece,
)
from .words import Pieces, marked, plain, snippet, words_of

__all__ = [
    "Group",
    "Pieces",
    "contact_beginnings",
    "group_of",
    "group_of_promise",
    "in_order",
    "inn_beginning",
    "is_meant",
    "is_phone",
    "is_slip",
    "marked",
    "phone_end",
    "phone_piece",
    "plain",
    "snippet",
    "words_of",
]
