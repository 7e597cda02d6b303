"""Whatever a program sends, the answer is the one that the document of the API promises."""

from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from tests.api.conftest import a_token
from tests.test_access import world  # noqa: F401 - a fixture

EACH = 8
CONFIG = Path(__file__).parents[2] / "docs/api/schemathesis.toml"
SOFT = settings(
    max_examples=EACH,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def document(ada, world):  # noqa: F811
    """The API as a tester reads it: in this process, in the transaction of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    told = SchemathesisConfig.from_path(CONFIG)
    yield schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", get_wsgi_application(), config=told
    )
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=str)
def test_every_operation_keeps_its_promises(document, ada, subtests, mode):
    headers = {"Authorization": f"Bearer {a_token(ada)}", "Accept-Encoding": "identity"}
    for found in document.get_all_operations():
        operation = found.ok()
        with subtests.test(operation.label):

            @SOFT
            @given(case=operation.as_strategy(generation_mode=mode))
            def keeps_its_promises(case):
                with transaction.atomic():
                    case.call_and_validate(headers=headers)
                    transaction.set_rollback(True)

            keeps_its_promises()
