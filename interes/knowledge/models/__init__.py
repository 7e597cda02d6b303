"""Nouns of the knowledge room."""

from .argument import Argument

__all__ = ["Argument"]
