"""Verbs of the exchange room."""

from .import_files import FileRefused, ImportRunning, import_files

__all__ = ["FileRefused", "ImportRunning", "import_files"]
