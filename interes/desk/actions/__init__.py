"""Verbs of the desk room."""

from .add_interest import Caller, add_interest
from .import_files import FileRefused, ImportRunning, import_files

__all__ = ["Caller", "FileRefused", "ImportRunning", "add_interest", "import_files"]
