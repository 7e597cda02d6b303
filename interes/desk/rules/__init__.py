"""Laws of the desk room: pure functions, no Django."""

from .agenda import Group, group_of, in_order

__all__ = ["Group", "group_of", "in_order"]
