"""Questions to the knowledge room."""

from .arguments import (
    ARGUMENT_VALUES,
    argument_lines,
    argument_records,
    arguments,
    arguments_about,
    arguments_to_set,
    narrowed,
)

__all__ = [
    "ARGUMENT_VALUES",
    "argument_lines",
    "argument_records",
    "arguments",
    "arguments_about",
    "arguments_to_set",
    "narrowed",
]
