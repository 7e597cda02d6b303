"""Nouns of the desk room."""

from .imports import Imported, ImportFile, ImportRun
from .submission import Submission

__all__ = ["ImportFile", "ImportRun", "Imported", "Submission"]
