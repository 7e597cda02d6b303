"""What the tests of this room share: requests as htmx sends them, and pages at hand."""

import pytest
from django.test import Client


@pytest.fixture
def page(client: Client, anna):
    """Anna at her browser."""
    client.force_login(anna)
    return client


@pytest.fixture
def part(page):
    """Anna's page asking for one part of itself."""

    def ask(address: str, name: str = ""):
        headers = {"HX-Request": "true"} | ({"HX-Target": f"div#{name}"} if name else {})
        return page.get(address, headers=headers)

    return ask


@pytest.fixture
def send(page):
    """Anna's page sending a form by htmx."""

    def post(address: str, /, **fields: object):
        return page.post(address, fields, headers={"HX-Request": "true"})

    return post
