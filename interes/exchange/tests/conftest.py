"""What tests of the desk share."""

import pytest

from interes.exchange.tests.files import Desk


@pytest.fixture
def desk(db, tmp_path) -> Desk:
    """A desk with no files on it yet."""
    return Desk(tmp_path)
