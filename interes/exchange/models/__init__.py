"""Nouns of the exchange room."""

from .exports import ExportRun
from .imports import Imported, ImportFile, ImportLink, ImportRow, ImportRun, SavedMapping

__all__ = [
    "ExportRun",
    "ImportFile",
    "ImportLink",
    "ImportRow",
    "ImportRun",
    "Imported",
    "SavedMapping",
]
