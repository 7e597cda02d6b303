"""The API of the knowledge room."""

from .arguments import arguments
from .cases import cases

__all__ = ["arguments", "cases"]
