"""What tests of the exchange share."""

import pytest

from interes.exchange.tests.files import Desk


@pytest.fixture
def desk(db, tmp_path) -> Desk:
    """A desk with no files on it yet."""
    return Desk(tmp_path)


@pytest.fixture(autouse=True)
def shelves_of_its_own(settings, tmp_path):
    """Files of two databases must not meet in one folder: both count their runs from one."""
    settings.VAR = tmp_path / "var"
