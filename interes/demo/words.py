"""The texts of the demo company: files of content/<language>/, read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"


@cache
def words(language: str, file: str) -> dict[str, Any]:
    """Return one file of content."""
    with (CONTENT / language / f"{file}.toml").open("rb") as stream:
        return tomllib.load(stream)


@cache
def talks(language: str) -> dict[str, list[dict[str, Any]]]:
    """Return the episodes of a deal by the stage they belong to."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((CONTENT / language).glob("talks_*.toml")):
        found |= words(language, path.stem)
    return found


class Kept(dict[str, str]):
    """Slots of a sentence; a slot nobody filled is a mistake in the content and says so."""

    def __missing__(self, slot: str) -> str:
        """Refuse an unknown slot."""
        raise KeyError(f"no word for the slot {{{slot}}}")
