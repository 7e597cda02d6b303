"""The first page of an archive of the whole base: what is in it, and by what that is proved."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

NAME = "manifest.json"
FORMAT = "interes-archive"
VERSION = 1
PIECE = 1 << 20


class NotAnArchive(Exception):
    """The file is none of our archives, or not a whole one; the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class TableInArchive:
    """One table of the archive: its file, its columns, its rows and the sum of its bytes."""

    name: str
    file: str
    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says about itself."""

    product: str
    made_at: str
    with_history: bool
    tables: tuple[TableInArchive, ...]
    left_out: dict[str, str]

    @property
    def rows(self) -> int:
        """Count the rows of all tables."""
        return sum(table.rows for table in self.tables)

    def text(self) -> str:
        """Return it as it stands in the archive."""
        told = {"format": FORMAT, "version": VERSION, **asdict(self)}
        return json.dumps(told, ensure_ascii=False, indent=1)


def is_archive(path: Path) -> bool:
    """Tell by the content whether a file is an archive of a whole base."""
    try:
        manifest_of(path)
    except (NotAnArchive, OSError):
        return False
    return True


def manifest_of(path: Path) -> Manifest:
    """Read what an archive says about itself.

    Raises NotAnArchive.
    """
    try:
        with ZipFile(path) as archive, archive.open(NAME) as file:
            return _read(json.load(file))
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError) as problem:
        raise NotAnArchive("manifest") from problem


def _read(told: dict[str, Any]) -> Manifest:
    if told["format"] != FORMAT or told["version"] > VERSION:
        raise NotAnArchive("version")
    return Manifest(
        product=told["product"],
        made_at=told["made_at"],
        with_history=told["with_history"],
        tables=tuple(
            TableInArchive(**{**table, "columns": tuple(table["columns"])})
            for table in told["tables"]
        ),
        left_out=told["left_out"],
    )


def check(archive: ZipFile, table: TableInArchive) -> None:
    """Compare a file of the archive with its sum before anything of it is used.

    Raises NotAnArchive.
    """
    whole = hashlib.sha256()
    try:
        with archive.open(table.file) as file:
            while piece := file.read(PIECE):
                whole.update(piece)
    except (BadZipFile, KeyError, OSError, EOFError) as problem:
        raise NotAnArchive(table.file) from problem
    if whole.hexdigest() != table.sha256:
        raise NotAnArchive(table.file)


def lines_of(archive: ZipFile, table: TableInArchive) -> Iterator[str]:
    """Yield the lines of a table, each one row as JSON."""
    with archive.open(table.file) as file:
        for line in file:
            yield line.decode().rstrip("\n")


class Summed:
    """A file that keeps the sum and the number of the lines written into it."""

    def __init__(self, file: IO[bytes]) -> None:
        """Begin with nothing written."""
        self.file, self.sum, self.rows = file, hashlib.sha256(), 0

    def add(self, lines: list[str]) -> None:
        """Write lines."""
        piece = "".join(f"{line}\n" for line in lines).encode()
        self.file.write(piece)
        self.sum.update(piece)
        self.rows += len(lines)
