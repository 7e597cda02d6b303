"""Laws of the deals room: pure functions, no Django."""

from .forecast import weighted
from .lateness import Lateness, days_in_stage, lateness
from .plan import Plan

__all__ = ["Lateness", "Plan", "days_in_stage", "lateness", "weighted"]
