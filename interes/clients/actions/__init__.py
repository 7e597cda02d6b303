"""Verbs of the clients room."""

from .become_client import become_client

__all__ = ["become_client"]
