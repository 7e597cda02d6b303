"""A house with the demo company, and people who look at it through a real browser."""

import contextlib

import pytest

from interes.config.tests.conftest import a_folder
from interes.config.tests.installation import Installation
from tests.browser.eyes import Visitor


def pytest_collection_modifyitems(items):
    """Keep all browser tests in one process: they share one house and one Chromium."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def house():
    """The product as `make run` starts it, with the demo company."""
    with a_folder() as path:
        one = Installation(path / "var")
        try:
            filled = one.command("demo")
            assert filled.returncode == 0, filled.stdout + filled.stderr
            yield one.serve()
            one.stop()
        finally:
            one.kill_everything()


@pytest.fixture(scope="session")
def keys(house, chromium):
    """The sessions of those who have signed in, so that each signs in once."""
    return {}


@pytest.fixture
def visitor(house, chromium, keys):
    """Return a function that opens a browser window for a person."""
    with contextlib.ExitStack() as windows:

        def come(who="anna", **look):
            one = Visitor(house, chromium, keys, who, **look)
            windows.callback(one.leave)
            return one

        yield come
