"""Laws of the desk room: pure functions, no Django."""

from .agenda import Group, group_of, in_order
from .asking import (
    contact_beginnings,
    cut_out,
    inn_beginning,
    is_meant,
    is_phone,
    is_slip,
    phone_piece,
)

__all__ = [
    "Group",
    "contact_beginnings",
    "cut_out",
    "group_of",
    "in_order",
    "inn_beginning",
    "is_meant",
    "is_phone",
    "is_slip",
    "phone_piece",
]
