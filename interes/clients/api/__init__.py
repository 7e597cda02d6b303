"""The API of the clients room."""

from .companies import companies

__all__ = ["companies"]
