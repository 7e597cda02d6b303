"""The product as in production, in a folder and on a port of its own, while it is measured."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def a_folder() -> Iterator[Path]:
    """Give an empty folder, in which the product finds its files and its database from now on."""
    with tempfile.TemporaryDirectory(prefix="interes-bench-", ignore_cleanup_errors=True) as var:
        os.environ |= {"INTERES_VAR": var, "DJANGO_SETTINGS_MODULE": "interes.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        # The database may run as a system user of its own.
        Path(var).chmod(0o755)
        yield Path(var)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(port: int) -> Iterator[int]:
    """Start the product, give its process number when it answers, and stop it in the end."""
    command = [sys.executable, "-m", "interes.config.cli", "serve", "--no-demo"]
    product = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield product.pid
    finally:
        product.terminate()
        product.wait(timeout=60)


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the product did not start")
