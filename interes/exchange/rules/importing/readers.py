"""Which reader reads which file: told by its content, never by its name alone.

A new format is one function in a file of its own and one line in READERS.
"""

from collections.abc import Callable
from dataclasses import dataclass

from interes.exchange.rules.importing.csv_file import read_csv
from interes.exchange.rules.importing.tables import Table, Unreadable


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: how its content is recognised and how it is read."""

    recognises: Callable[[bytes], bool]
    read: Callable[[str, bytes], Table]


def _refuse_binary(name: str, _data: bytes) -> Table:
    raise Unreadable("not_text", file=name)


_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG")

READERS = (
    Reader(lambda data: data.startswith(_BINARY), _refuse_binary),
    Reader(lambda _data: True, read_csv),
)


def read(name: str, data: bytes) -> Table:
    """Return the table in the file; raises Unreadable."""
    return next(reader for reader in READERS if reader.recognises(data)).read(name, data)
