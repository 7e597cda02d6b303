"""Laws of the knowledge room: pure functions on plain values."""

from .fits import is_about

__all__ = ["is_about"]
