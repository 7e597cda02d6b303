"""Compile the translations into the package when a wheel is built; nothing else is generated."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    """Puts the .mo files, which are not in git, beside their .po files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue; in an editable install `make` does it."""
        if version == "editable":
            return
        for source in Path(self.root).glob("interes/locale/*/LC_MESSAGES/*.po"):
            with source.open("rb") as text:
                catalogue = read_po(text, locale=source.parts[-3])
            target = source.with_suffix(".mo")
            with target.open("wb") as file:
                write_mo(file, catalogue)
            build_data["artifacts"].append(str(target.relative_to(self.root)))
