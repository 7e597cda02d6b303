"""Folders for real installations; whatever a test leaves running is ended after it."""

import contextlib
import fcntl
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from interes.config.tests.installation import Installation
from tests.fixtures import FOLDER, SHELVES


@contextlib.contextmanager
def a_folder():
    """A short path in memory that a system user may pass, unlike pytest's own."""
    path = Path(tempfile.mkdtemp(dir=SHELVES, prefix="interes-"))
    path.chmod(0o755)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def folder():
    with a_folder() as path:
        yield path


@pytest.fixture(scope="session")
def freshly_installed():
    """An installation with Anna in it, stopped: the others begin as copies of it."""
    path = FOLDER / "installed"
    with (FOLDER / "installed.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of several processes one installs, the others wait
        if not path.exists():
            install(FOLDER / "installing")
            (FOLDER / "installing").rename(path)
    return path


def install(path):
    one = Installation(path)
    try:
        one.serve()
        words = ("--email", "anna@example.ru", "--name", "Анна", "--password-stdin")
        assert one.command("create-user", *words, given="long-enough-secret\n").stdout
        one.stop()
    finally:
        one.kill_everything()


def a_copy(original, place):
    subprocess.run(["cp", "-a", original, place], check=True)
    return Installation(place)


@pytest.fixture
def installation(folder, freshly_installed):
    one = a_copy(freshly_installed, folder / "var")
    yield one
    one.kill_everything()


@pytest.fixture
def another(folder, freshly_installed):
    one = a_copy(freshly_installed, folder / "other")
    yield one
    one.kill_everything()
