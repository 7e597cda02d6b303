"""What several tests of letters need."""

import pytest

from interes.integrations.tests.postman import a_postman


@pytest.fixture
def postman(settings):
    """Serve as the mail server of the product."""
    with a_postman() as one:
        settings.SMTP_URL = one.url
        yield one
