"""A real installation in a folder of its own, driven as an administrator drives it."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path

import psycopg

from interes.config.server import places


class Installation:
    """One data folder, one port, and the processes we started for them."""

    def __init__(self, var: Path) -> None:
        self.var, self.port = var, a_free_port()
        self.process: subprocess.Popen[bytes] | None = None
        kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "INTERES_VAR"}}
        self.environment = {**kept, "INTERES_VAR": str(var), "PORT": str(self.port)}

    def command(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run `interes …` to its end."""
        return subprocess.run(
            [sys.executable, "-m", "interes.config.cli", *words],
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )

    def serve(self, *words: str) -> "Installation":
        """Run `interes serve` and wait until it is ready."""
        log = (self.var.parent / f"{self.var.name}.log").open("wb")
        program = [sys.executable, "-m", "interes.config.cli", "serve", "--processes", "1"]
        self.process = subprocess.Popen(
            [*program, *(words or ["--no-demo"])],
            env=self.environment,
            stdout=log,
            stderr=log,
        )
        wait_until(lambda: "is ready" in self.said() or self.process.poll() is not None)
        assert self.process.poll() is None, self.said()
        return self

    def said(self) -> str:
        return (self.var.parent / f"{self.var.name}.log").read_text()

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def answers(self) -> bool:
        try:
            return self.get("/healthz") == (200, "ok\n")
        except (OSError, HTTPException):
            return False

    def sql(self, query: str) -> list[tuple]:
        with psycopg.connect(places.database_url(self.var)) as connection:
            cursor = connection.execute(query)
            return cursor.fetchall() if cursor.description else []

    def processes(self) -> list[int]:
        """Name everything alive that belongs to this folder, whoever its parent is by now."""
        mark = f"INTERES_VAR={self.var}\0".encode()
        return [
            int(entry.name)
            for entry in Path("/proc").glob("[0-9]*")
            if int(entry.name) != os.getpid() and mark in environment_of(entry)
        ]

    def part(self, name: str) -> int:
        """Find one of the parts by what its last line of life says."""
        assert self.process
        children = [pid for pid in self.processes() if parent_of(pid) == self.process.pid]
        return next(pid for pid in children if (name == "postgres") == is_postgres(pid))

    def kill_everything(self) -> None:
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if self.process:
            self.process.wait()
        wait_until(lambda: not self.processes())

    def stop(self, number: int = signal.SIGINT) -> float:
        """Stop it and tell how many seconds that took."""
        assert self.process
        begun = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(10)
        return time.monotonic() - begun


def a_free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def environment_of(entry: Path) -> bytes:
    try:
        return (entry / "environ").read_bytes() + b"\0"
    except OSError:
        return b""


def parent_of(pid: int) -> int:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0
    return int(re.sub(r".*\) ", "", stat).split()[1])


def is_postgres(pid: int) -> bool:
    return b"postgres" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]


def wait_until(happens, seconds: float = 120.0) -> None:
    deadline = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
