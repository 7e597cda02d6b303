"""Questions to the desk room."""

from .today import MOST, Day, Task, day_of

__all__ = ["MOST", "Day", "Task", "day_of"]
