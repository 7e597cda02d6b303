"""Whose turn it is."""

from collections.abc import Sequence


def next_in_turn(people: Sequence[int], last: int | None) -> int | None:
    """Return who comes after the last one in the circle; one who left is passed over."""
    if not people:
        return None
    circle = sorted(people)
    return next((one for one in circle if last is not None and one > last), circle[0])
