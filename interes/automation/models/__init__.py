"""Nouns of the automation room."""

from .letter import Letter
from .occasion import Occasion
from .rule import Rule
from .run import Run

__all__ = ["Letter", "Occasion", "Rule", "Run"]
