"""Nouns of the exchange room."""

from .imports import Imported, ImportFile, ImportRun

__all__ = ["ImportFile", "ImportRun", "Imported"]
