"""The document of the API is kept up to date, and the client made of it works."""

import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from interes.config.api.page import known, written
from tests.api.conftest import a_token
from tests.cast import a_company
from tools import api


@pytest.fixture(scope="module")
def client_package(tmp_path_factory):
    """The Python client, made anew and imported."""
    folder = tmp_path_factory.mktemp("clients") / "python"
    api.make_client(folder)
    sys.path.insert(0, str(folder))
    yield "interes_client"
    sys.path.remove(str(folder))


def test_the_kept_document_is_the_one_that_is_served():
    assert api.DOCUMENT.read_bytes() == written(), "run `make client`"


def test_every_operation_has_an_example_of_what_is_sent_and_answered(subtests):
    for path, methods in known()["paths"].items():
        for method, told in methods.items():
            with subtests.test(f"{method} {path}"):
                good = next(iter(told["responses"]))
                contents = told["responses"][good].get("content", {}).values()
                body = told.get("requestBody", {}).get("content", {})
                sent = [one for kind, one in body.items() if kind == "application/json"]

                assert all(one["example"] for one in (*contents, *sent))
                assert told["summary"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_client_works_a_deal_from_its_opening_to_the_win(live_server, anna, client_package):
    made = import_module(client_package)
    models = import_module(f"{client_package}.models")
    calls = {
        name: import_module(f"{client_package}.api.{room}.{name}")
        for room, name in (("deals", "open_deal"), ("acts_on_deals", "win_deal"))
    }
    program = made.AuthenticatedClient(base_url=live_server.url, token=a_token(anna))
    step = models.PlannedStep(text="Call Clara", due_at=datetime(2026, 12, 1, tzinfo=UTC))
    sent = models.NewDeal(
        title="Video",
        channel=models.Channel.INBOUND,
        company=a_company().pk,
        step=step,
        amount="1840000.00",
    )

    deal = calls["open_deal"].sync(client=program, body=sent, idempotency_key="order-1")
    same = calls["open_deal"].sync(client=program, body=sent, idempotency_key="order-1")
    won = calls["win_deal"].sync(deal.id, client=program, body=models.Win(note="Pilot"))

    assert (deal.id, deal.amount) == (same.id, "1840000.00")
    assert won.closure.outcome == "won"


def test_the_client_passes_a_strict_type_checker(client_package, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from interes_client import AuthenticatedClient\n"
        "from interes_client.api.companies import list_companies\n"
        "from interes_client.models import CompanyPage\n"
        'program = AuthenticatedClient(base_url="https://example.com", token="t")\n'
        "page = list_companies.sync(client=program, city='Tver')\n"
        "assert isinstance(page, CompanyPage)\n"
        "names: list[str] = [one.name for one in page.items]\n"
    )
    where = str(Path(import_module(client_package).__file__ or "").parents[1])
    told = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(script)],
        env={"MYPYPATH": where, "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
    )

    assert told.returncode == 0, told.stdout
