"""The address that tells load balancers and scripts whether the product is ready."""

import pytest
from django.db import OperationalError

from interes.config import health


@pytest.mark.django_db
def test_it_is_ready_when_the_database_answers_and_its_tables_are_up_to_date(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_it_is_not_ready_before_the_migrations(client, monkeypatch):
    monkeypatch.setattr(health, "_seen", set())
    monkeypatch.setattr(health.ground, "pending_migrations", lambda: ["deals.0009_more"])

    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (503, b"migrations are not applied\n")


def test_it_is_not_ready_without_a_database(client, monkeypatch):
    def no_answer():
        raise OperationalError

    monkeypatch.setattr(health.connection, "cursor", no_answer)

    assert client.get("/healthz").status_code == 503
