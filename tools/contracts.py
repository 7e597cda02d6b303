"""Import contracts of our own."""

from collections.abc import Iterator
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.domain.contract import InvalidContractOptions as InvalidContractOptions


class RoomDoors(Contract):
    """A room may enter another one only through the doors it left open.

    `free` rooms have no doors at all; `builders` put the house together and may go anywhere, as
    tests may.
    """

    doors = fields.SetField(subfield=fields.StringField())
    free = fields.SetField(subfield=fields.StringField())
    builders = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001
        """Find the imports that go through a wall."""
        found = sorted(self._through_walls(graph))
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name every import through a wall."""
        for importer, imported in check.metadata["found"]:
            output.print_error(f"{importer} enters {imported}")

    def _through_walls(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        builders = cast("set[str]", self.builders)
        for importer in graph.modules:
            _, _, rest = importer.partition(".")
            home, *inside = rest.split(".")
            if home in {*builders, ""} or "tests" in inside:
                continue
            for imported in graph.find_modules_directly_imported_by(importer):
                if self._is_wall(home, imported):
                    yield importer, imported

    def _is_wall(self, home: str, imported: str) -> bool:
        top, room, door, *_ = [*imported.split("."), "", ""]
        if top != "interes" or room in {*cast("set[str]", self.free), home, ""}:
            return False
        return door not in {*cast("set[str]", self.doors), ""}
