"""Give the tests of the scripts their stage."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from interes.ui.tests.stage import Stage, a_stage


@pytest.fixture
def stage(chromium: Browser) -> Iterator[Stage]:
    """Build a stage; a script that fails or breaks the content policy fails the test."""
    stage = a_stage(chromium)
    yield stage
    stage.page.context.close()
    assert stage.trouble == []
