"""News of the exchange room."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImportToCarryOut:
    """An import is to be written by the worker."""

    run_id: int


@dataclass(frozen=True, slots=True)
class ImportToUndo:
    """An import is to be taken back by the worker."""

    run_id: int
    by_id: int | None
