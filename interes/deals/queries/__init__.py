"""Questions to the deals room."""

from .seen_by import seen_by, steps_seen_by
from .settings import first_stage, pipelines, reasons, stages_of

__all__ = [
    "first_stage",
    "pipelines",
    "reasons",
    "seen_by",
    "stages_of",
    "steps_seen_by",
]
