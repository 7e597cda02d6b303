"""Laws of the team room."""

from .policy import VERBS, Standing, allowed

__all__ = ["VERBS", "Standing", "allowed"]
