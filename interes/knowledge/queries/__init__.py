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
from .cases import case_records, cases_narrowed, cases_of, cases_to_set, spared
from .reference_words import why_told
from .references import Reference, names_given_away, reference_for, references_for

__all__ = [
    "ARGUMENT_VALUES",
    "Reference",
    "argument_lines",
    "argument_records",
    "arguments",
    "arguments_about",
    "arguments_to_set",
    "case_records",
    "cases_narrowed",
    "cases_of",
    "cases_to_set",
    "names_given_away",
    "narrowed",
    "reference_for",
    "references_for",
    "spared",
    "why_told",
]
