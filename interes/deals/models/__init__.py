"""Nouns of the deals room."""

from .closure import Closure, RefusalReason, Rival
from .deal import Deal, DealPerson
from .pipeline import Pipeline, Stage
from .stage_move import StageMove
from .step import Step

__all__ = [
    "Closure",
    "Deal",
    "DealPerson",
    "Pipeline",
    "RefusalReason",
    "Rival",
    "Stage",
    "StageMove",
    "Step",
]
