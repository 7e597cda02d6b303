"""Nouns of the exchange room."""

from .imports import Imported, ImportFile, ImportLink, ImportRow, ImportRun, SavedMapping

__all__ = ["ImportFile", "ImportLink", "ImportRow", "ImportRun", "Imported", "SavedMapping"]
