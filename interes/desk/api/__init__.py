"""The API of the desk: find anything."""

from .endpoints import finding

__all__ = ["finding"]
