"""Programs bring files in: sent, looked at, started, and done once with one key."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from interes.exchange.models import ImportRun
from tests.api.conftest import Program, a_token

TABLE = "Название;ИНН\nНордвинд;7707083893\n".encode()


@pytest.fixture
def boss(ada):
    """A program that acts for the administrator."""
    return Program(a_token(ada))


def sends(boss, **headers):
    file = SimpleUploadedFile("clients.csv", TABLE, content_type="text/csv")
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return boss.client.post("/api/v1/imports", {"file": file}, headers=told)


def test_a_file_is_recognised_before_anything_is_written(boss):
    answer = sends(boss)

    told = answer.json()
    assert answer.status_code == 201
    assert told["state"] in ("ready", "draft")
    assert told["files"][0]["name"] == "clients.csv"
    assert boss.get(f"/imports/{told['run']}").json()["run"] == told["run"]


def test_a_file_sent_again_with_its_key_is_one_import(boss):
    first = sends(boss, Idempotency_Key="monday").json()

    assert sends(boss, Idempotency_Key="monday").json() == first
    assert ImportRun.objects.count() == 1


def test_a_seller_brings_no_files_in(program):
    assert sends(program).status_code == 403
