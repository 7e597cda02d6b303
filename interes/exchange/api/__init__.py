"""The API of the exchange room: bring files in and see what became of them."""

from .endpoints import imports

__all__ = ["imports"]
