"""What every test stands on: one temporary PostgreSQL for the session, and a browser.

A pytest plugin named in pyproject.toml. It is imported before Django's settings are read, so that
no test can ever see the database or the data folder of an installation.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from interes.config.server.cluster import Cluster
from tests import shelf
from tools import chromium as chromium_tool

MEMORY = Path("/dev/shm")
PREFIX = "interes-tests-"
SHELVES = MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ


def _is_alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def _remove_what_killed_runs_left() -> None:
    for folder in SHELVES.glob(f"{PREFIX}*"):
        if not _is_alive(folder.name.removeprefix(PREFIX)):
            shutil.rmtree(folder, ignore_errors=True)


if not IS_WORKER:
    os.environ["INTERES_VAR"] = str(SHELVES / f"{PREFIX}{os.getpid()}")
FOLDER = Path(os.environ["INTERES_VAR"])
CLUSTER = Cluster(FOLDER / "pg", FOLDER / "pg", durable=False)
os.environ["DATABASE_URL"] = f"postgresql://interes@/interes?host={CLUSTER.sockets}&port=5432"
os.environ.setdefault("INTERES_LANGUAGE", "ru")
# Tests that commit empty the tables behind them; by hand the database refuses to.
os.environ["PGOPTIONS"] = "-c interes.may_truncate=yes"
for name in ("PORT", "HOST", "INTERES_URL", "INTERES_DEBUG"):
    os.environ.pop(name, None)
SHELF = shelf.place(SHELVES)  # named now: files may change while the tests run


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL once; the workers of xdist inherit its address and make their databases."""
    if not IS_WORKER and not config.option.collectonly:
        _remove_what_killed_runs_left()
        (FOLDER / "static").mkdir(parents=True, exist_ok=True)
        FOLDER.chmod(0o755)  # PostgreSQL may run as another user
        shelf.take(SHELF, CLUSTER)
        CLUSTER.start()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    if not IS_WORKER:
        CLUSTER.stop()
        shelf.keep(SHELF, CLUSTER)
        shutil.rmtree(FOLDER, ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Bring in what must come after Django: the cast needs models, the template overrides."""
    for name in ("tests.cast", "tests.template"):
        session.config.pluginmanager.register(import_module(name), name)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Chromium once; without one the browser tests fail, they are never skipped."""
    path = chromium_tool.find()
    if path is None:
        pytest.fail(chromium_tool.HOW_TO_GET_IT)
    # Playwright keeps an event loop in this thread, and Django would refuse the database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with (
        sync_playwright() as playwright,
        contextlib.closing(
            playwright.chromium.launch(executable_path=path, args=chromium_tool.ARGUMENTS)
        ) as browser,
    ):
        yield browser
