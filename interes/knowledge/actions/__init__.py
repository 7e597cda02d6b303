"""Verbs of the knowledge room."""

from .arguments import (
    ARGUMENT_FACTS,
    ArgumentFacts,
    ArgumentUnclear,
    add_argument,
    change_argument,
    use_argument,
)

__all__ = [
    "ARGUMENT_FACTS",
    "ArgumentFacts",
    "ArgumentUnclear",
    "add_argument",
    "change_argument",
    "use_argument",
]
