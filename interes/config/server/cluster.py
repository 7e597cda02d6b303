"""The embedded PostgreSQL: its data folder, its one foreground process, its start and stop."""

import contextlib
import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg.conninfo import make_conninfo

from interes.config.server import binaries, children, places
from interes.config.server.binaries import CannotStart

# pg_trgm reads LC_CTYPE: with any other locale than this it is silently blind to Cyrillic.
LOCALE = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8")
MODEST = (
    "max_connections=80",
    "shared_buffers=128MB",
    "random_page_cost=1.1",
)
FORGETFUL = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "autovacuum=off",
    "dynamic_shared_memory_type=mmap",  # leaves nothing outside of the folder when killed
)
# PostgreSQL's own administrator. No rule lets anybody in by this name: whoever needs it stops the
# server and uses `postgres --single`, as we do once, for the role of the product.
SUPERUSER = "postgres"
ROLE = f"CREATE ROLE {places.NAME} LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOREPLICATION\n"
# A role that somebody gave more rights loses them. The first role of a cluster (10) cannot: it was
# made by an early version, works, and is named by the doctor.
MODEST_ROLE = f"""
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{places.NAME}' AND oid <> 10 AND rolsuper) THEN
        ALTER ROLE {places.NAME} NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS;
    END IF;
END $$
"""
LONGEST_RECOVERY = 600.0
LONGEST_LOG = 10_000_000


@dataclass
class Cluster:
    """One data folder and, while we serve it, the server process that is our child."""

    home: Path
    sockets: Path
    durable: bool = True
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    lock: IO[bytes] | None = field(default=None, init=False)

    def address(self, database: str = places.NAME) -> str:
        """Say how to connect to one of its databases."""
        return make_conninfo(
            host=str(self.sockets), port=places.PORT, user=places.NAME, dbname=database
        )

    def start(self) -> bool:
        """Start the server and wait for its answer; False if another process serves this folder."""
        self._make_folders()
        if not self._take_lock():
            return False
        try:
            if not (self.home / "data" / "PG_VERSION").exists():
                self._initialise()
            self._write_access_rules()
            self._launch()
            self._wait()
            self._make_database()
        except BaseException:
            self.stop()
            raise
        return True

    def stop(self) -> None:
        """Stop the server as fast as is clean, and leave the folder to the next one."""
        if self.process:
            children.stop(self.process, signal.SIGINT, seconds=60, then=signal.SIGQUIT)
        if self.lock:
            self.lock.close()
        self.process = self.lock = None

    def is_served(self) -> bool:
        """Tell whether a server lives: our child, or that of the process that we share with."""
        if self.process:
            return self.process.poll() is None
        return self.answers()

    def answers(self) -> bool:
        """Tell whether a server accepts connections for this folder now."""
        try:
            psycopg.connect(self.address("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _make_folders(self) -> None:
        binaries.make_open(self.home.parent)
        for folder in {self.home, self.sockets}:
            folder.mkdir(mode=0o700, exist_ok=True)
            if places.is_root():
                os.chown(folder, *self._owner())
            elif folder.stat().st_uid != os.geteuid():
                message = f"{folder} belongs to another user: run as that user, or set INTERES_VAR."
                raise CannotStart(message)

    def _take_lock(self) -> bool:
        """Lock the folder; the server inherits the lock.

        So it is free only when no process of an earlier server is left, also after `kill -9`.
        """
        self.lock = (self.home / "lock").open("ab")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.lock.close()
            self.lock = None
            return False
        return True

    def _initialise(self) -> None:
        """Make the data folder aside and move it into place whole: none is ever half made."""
        fresh = self.home / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        options = MODEST if self.durable else (*MODEST, *FORGETFUL)
        sets = [part for option in options for part in ("--set", option)]
        self._prepare(
            *("initdb", "-D", fresh, "-U", SUPERUSER, "--encoding=UTF8"),
            *(*LOCALE, "--data-checksums", "--auth-local=peer", "--auth-host=reject", *sets),
            *(() if self.durable else ("--no-sync",)),
        )
        self._prepare("postgres", "--single", "-D", fresh, "postgres", given=ROLE)
        fresh.rename(self.home / "data")

    def _prepare(self, program: str, *words: Any, given: str = "") -> None:
        done = subprocess.run(
            [binaries.program(program), *words],
            **self._as_owner(),
            input=given.encode(),
            capture_output=True,
            check=False,
        )
        # PostgreSQL alone with one user goes on after an error and says 0.
        if done.returncode or b"ERROR:" in done.stderr:
            raise CannotStart(f"{program} failed: {done.stderr.decode(errors='replace').strip()}")

    def _write_access_rules(self) -> None:
        """Let in, only as our role, the system users that own the data or started us."""
        uid, gid = self._owner()
        names = {pwd.getpwuid(number).pw_name for number in (uid, os.geteuid())}
        rules = {
            "pg_hba.conf": f"local all {places.NAME} peer map=house\n",
            "pg_ident.conf": "".join(f'house "{name}" {places.NAME}\n' for name in sorted(names)),
        }
        for name, text in rules.items():
            places.write_whole(self.home / "data" / name, text)
            os.chown(self.home / "data" / name, uid, gid)

    def _launch(self) -> None:
        assert self.lock
        self._remove_stale_numbers()
        settings = {
            "listen_addresses": "",
            "port": str(places.PORT),
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
        }
        with self._log() as log:
            self.process = subprocess.Popen(
                [
                    *(binaries.program("postgres"), "-D", self.home / "data"),
                    *(part for pair in settings.items() for part in ("-c", "=".join(pair))),
                ],
                **self._as_owner(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[self.lock.fileno()],
                start_new_session=True,
                preexec_fn=children.dying_with_parent(signal.SIGINT),
            )

    def _remove_stale_numbers(self) -> None:
        """Remove what a killed server left.

        The lock is ours and no process of an older server holds it, so these files are stale; the
        number in them may by now belong to any other program, and PostgreSQL would believe it.
        """
        socket = self.sockets / f".s.PGSQL.{places.PORT}"
        for stale in (self.home / "data" / "postmaster.pid", socket, Path(f"{socket}.lock")):
            stale.unlink(missing_ok=True)

    def _wait(self) -> None:
        assert self.process
        deadline = time.monotonic() + LONGEST_RECOVERY
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                tail = (self.home / "log").read_text(errors="replace").splitlines()[-5:]
                raise CannotStart("PostgreSQL did not start:\n" + "\n".join(tail))
            time.sleep(0.01)

    def _make_database(self) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname=%s", [places.NAME])
            if not found.fetchone():
                connection.execute(f"CREATE DATABASE {places.NAME}")
            connection.execute(MODEST_ROLE)
        with psycopg.connect(self.address()) as connection:
            if not sees_cyrillic(connection):
                raise CannotStart(
                    "pg_trgm does not see Cyrillic letters: wrong locale of the data."
                )

    def _log(self) -> IO[bytes]:
        path = self.home / "log"
        if path.exists() and path.stat().st_size > LONGEST_LOG:
            path.replace(path.with_name("log.old"))
        return path.open("ab")

    def _owner(self) -> tuple[int, int]:
        """Name the user and group PostgreSQL runs as: those of the data, else the system user."""
        data = self.home / "data"
        if data.exists():
            return data.stat().st_uid, data.stat().st_gid
        return system_user() if places.is_root() else (os.geteuid(), os.getegid())

    def _as_owner(self) -> dict[str, Any]:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        common: dict[str, Any] = {"cwd": self.home, "env": environment}
        if not places.is_root():
            return common
        uid, gid = self._owner()
        return {**common, "user": uid, "group": gid, "extra_groups": []}


def sees_cyrillic(connection: psycopg.Connection) -> bool:
    """Tell whether trigram search works for Russian in this database."""
    connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    row = connection.execute("SELECT show_trgm('я') <> '{}'").fetchone()
    return bool(row and row[0])


def system_user(name: str = places.NAME) -> tuple[int, int]:
    """Give the system user that PostgreSQL runs as when we are root; make it the first time."""
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        useradd = shutil.which("useradd") or "/usr/sbin/useradd"  # `su` leaves sbin out of PATH
        asked = [useradd, "--system", "--user-group", "--no-create-home", name]
        asked[-1:-1] = ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 9):  # 9: somebody made it at the same moment
            message = f"PostgreSQL does not run as root, and a system user {name} cannot be made: "
            raise CannotStart(message + done.stderr.strip()) from None
        entry = pwd.getpwnam(name)
    return entry.pw_uid, entry.pw_gid


@contextlib.contextmanager
def running(home: Path, *, sockets: Path | None = None, durable: bool = True) -> Iterator[Cluster]:
    """Serve a data folder for a while; when another process serves it already, just share it."""
    cluster = Cluster(home, sockets or home, durable)
    serve_or_share(cluster)
    try:
        yield cluster
    finally:
        cluster.stop()


def serve_or_share(cluster: Cluster) -> bool:
    """Start the server, or wait until the one of another process answers; True if it is ours.

    Between the two lies a server that is stopping: it holds the lock and answers nobody.
    """
    deadline = time.monotonic() + LONGEST_RECOVERY
    while time.monotonic() < deadline:
        if cluster.start():
            return True
        if cluster.answers():
            return False
        time.sleep(0.05)
    raise CannotStart(f"Another process holds {cluster.home} and does not answer.")
