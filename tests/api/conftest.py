"""Programs in the tests: a browser without cookies that carries a token."""

from typing import Any

import pytest
from django.test import Client

from interes.team import actions
from interes.team.models import User
from interes.team.rules import SCOPES
from tests.cast import NOON


class Program:
    """Asks the API as a program does."""

    def __init__(self, text: str = "", language: str = "en") -> None:
        """Carry a token."""
        headers = {"Authorization": f"Bearer {text}"} if text else {}
        self.client = Client(
            raise_request_exception=False, headers=headers | {"Accept-Language": language}
        )

    def get(self, path: str, told: Any = None, **headers: str) -> Any:
        return self.client.get(f"/api/v1{path}", told, headers=_dashed(headers))

    def post(self, path: str, said: Any = None, **headers: str) -> Any:
        return self._send("post", path, said, headers)

    def patch(self, path: str, said: Any = None, **headers: str) -> Any:
        return self._send("patch", path, said, headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self._send("delete", path, None, headers)

    def _send(self, way: str, path: str, said: Any, headers: dict[str, str]) -> Any:
        body = b"" if said is None else said
        return getattr(self.client, way)(
            f"/api/v1{path}", body, content_type="application/json", headers=_dashed(headers)
        )


def _dashed(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def a_token(owner: User, *scopes: str, **facts: Any) -> str:
    """Return the text of a new token that opens everything, or these scopes."""
    told = {"name": "Website", "scopes": scopes or SCOPES, "at": NOON} | facts
    return actions.make_token(by=owner, **told)[1]


@pytest.fixture
def program(anna) -> Program:
    """A program that acts for Anna and may everything that she may."""
    return Program(a_token(anna))
