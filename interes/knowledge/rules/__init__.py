"""Laws of the knowledge room: pure functions on plain values."""

from .anonymous import gives_away
from .fits import is_about
from .reference import (
    ANONYMOUS,
    ATTITUDES,
    COMPETITOR,
    NOT_TOLD,
    OPEN,
    SAFE,
    Asked,
    Spared,
    Tie,
    Verdict,
    fit,
    judge,
)

__all__ = [
    "ANONYMOUS",
    "ATTITUDES",
    "COMPETITOR",
    "NOT_TOLD",
    "OPEN",
    "SAFE",
    "Asked",
    "Spared",
    "Tie",
    "Verdict",
    "fit",
    "gives_away",
    "is_about",
    "judge",
]
