"""Nouns of the knowledge room."""

from .argument import Argument
from .case import Case, ReferenceNorm

__all__ = ["Argument", "Case", "ReferenceNorm"]
