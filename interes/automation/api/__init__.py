"""The API of the automation room."""

from .rules import rules

__all__ = ["rules"]
