"""Laws of the deals room: pure functions, no Django."""

from .days import QUICK_DAYS, day_meant
from .lateness import Lateness, days_in_stage, lateness
from .plan import Plan

__all__ = [
    "QUICK_DAYS",
    "Lateness",
    "Plan",
    "day_meant",
    "days_in_stage",
    "lateness",
]
