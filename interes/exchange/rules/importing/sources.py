"""Where the bytes of a file come from: the disk, the memory, or a zip."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

HEAD = 64 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """A file that can be opened again and again; `path` if it lies on the disk as it is."""

    name: str
    open: Callable[[], IO[bytes]]
    path: Path | None = None

    @property
    def head(self) -> bytes:
        """Return the first bytes, by which the format is told."""
        with self.open() as stream:
            return stream.read(HEAD)


def on_disk(path: Path, name: str = "") -> Source:
    """Return a file on the disk, under the name its owner gave it."""
    return Source(name or path.name, lambda: path.open("rb"), path)


def in_memory(name: str, data: bytes) -> Source:
    """Return some bytes as a file."""
    return Source(name, lambda: io.BytesIO(data))


def in_zip(archive: Source, member: str, name: str) -> Source:
    """Return one file of a zip."""
    return Source(name, lambda: _Member(archive, member))


class _Member(io.BufferedReader):
    """A file of a zip that closes the zip with itself."""

    def __init__(self, archive: Source, member: str) -> None:
        self._under = archive.open()
        self._zip = zipfile.ZipFile(self._under)
        super().__init__(self._zip.open(member))  # type: ignore[arg-type]

    def close(self) -> None:
        super().close()
        self._zip.close()
        self._under.close()
