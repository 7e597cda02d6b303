"""The API of the knowledge room."""

from .arguments import arguments

__all__ = ["arguments"]
