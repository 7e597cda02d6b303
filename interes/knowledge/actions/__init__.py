"""Verbs of the knowledge room."""

from .arguments import (
    ARGUMENT_FACTS,
    ArgumentFacts,
    ArgumentUnclear,
    add_argument,
    change_argument,
    use_argument,
)
from .cases import (
    CASE_FACTS,
    CaseUnclear,
    add_case,
    change_case,
    set_reference_norm,
    use_case,
)

__all__ = [
    "ARGUMENT_FACTS",
    "CASE_FACTS",
    "ArgumentFacts",
    "ArgumentUnclear",
    "CaseUnclear",
    "add_argument",
    "add_case",
    "change_argument",
    "change_case",
    "set_reference_norm",
    "use_argument",
    "use_case",
]
