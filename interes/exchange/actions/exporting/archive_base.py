"""Write the whole base into one documented file, to move it or to keep it."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import connection, transaction

from interes.exchange.queries.exporting import archive_tables
from interes.exchange.queries.exporting.archive_tables import Kept
from interes.exchange.rules.exporting.manifest import NAME, Manifest, Summed, TableInArchive
from interes.team.actions import ensure
from interes.team.models import User

LINES = 2_000
README = """This is the whole base of an Interes installation.

manifest.json says which file is which table, how many rows it has and the SHA-256 of the file.
Every other file is JSON Lines (UTF-8, one row a line); the columns are described in
docs/formats/archive.md of the product. Bring it back into an empty base: interes import FILE
"""

type Watch = Callable[[int], None]


def archive_base(
    *,
    target: Path,
    by: User | None,
    at: datetime,
    with_history: bool = True,
    watch: Watch = lambda _rows: None,
) -> Manifest:
    """Write every table as it is at this one moment; the file appears only when it is whole.

    `watch` is told the number of rows after every few thousand, and may raise to stop.
    """
    ensure(by, "archive")
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.part")
    try:
        with transaction.atomic(), ZipFile(half, "w", ZIP_DEFLATED, compresslevel=6) as archive:
            _look_at_one_moment()
            kept = tuple(_all_tables(archive, watch, with_history=with_history))
            manifest = Manifest(
                product=version("interes"),
                made_at=at.isoformat(timespec="seconds"),
                with_history=with_history,
                tables=kept,
                left_out=archive_tables.LEFT_OUT,
            )
            archive.writestr(NAME, manifest.text())
            archive.writestr("README.txt", README)
        half.chmod(0o600)  # it is the client base
        with half.open("rb") as file:
            os.fsync(file.fileno())
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return manifest


def _look_at_one_moment() -> None:
    """Let every table be read as it was at the first of them, whatever people write meanwhile."""
    with connection.cursor() as cursor:
        if not connection.savepoint_ids:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _all_tables(archive: ZipFile, watch: Watch, *, with_history: bool) -> Iterator[TableInArchive]:
    done = 0
    for kept in archive_tables.tables(with_history=with_history):
        with archive.open(kept.file, "w", force_zip64=True) as file:
            summed = Summed(file)
            for lines in _lines(kept):
                summed.add(lines)
                watch(done + summed.rows)
        done += summed.rows
        yield TableInArchive(
            kept.table, kept.file, kept.columns, summed.rows, summed.sum.hexdigest()
        )


def _lines(kept: Kept) -> Iterator[list[str]]:
    """Yield the rows of a table as JSON, some thousand at a time."""
    columns = ", ".join(f'"{name}"' for name in kept.columns)
    rows = f'SELECT {columns} FROM "{kept.table}" ORDER BY "{kept.key}"'
    question = f"COPY (SELECT row_to_json(row) FROM ({rows}) row) TO STDOUT"
    with connection.cursor() as cursor, cursor.copy(question) as copy:
        lines: list[str] = []
        for row in copy.rows():
            lines.append(str(row[0]))
            if len(lines) == LINES:
                yield lines
                lines = []
        if lines:
            yield lines
