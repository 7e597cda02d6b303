"""Verbs of the desk room."""

from .add_interest import Caller, add_interest

__all__ = ["Caller", "add_interest"]
