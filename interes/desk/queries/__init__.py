"""Questions to the desk room."""

from .today import Day, Task, day_of

__all__ = ["Day", "Task", "day_of"]
