"""How the rooms declare the operations of the API: path, verb, what is sent and answered."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja import Router

from interes.ui.api.types import ProblemAnswer

ROOT = "/api/v1/"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_ALWAYS = (400, 401, 403, 404, 409, 422, 429)
_SENT = (413, 415)
_VERSIONED = (412, 428)


def is_api(request: HttpRequest) -> bool:
    """Tell whether a program asks, not a person at a page."""
    return request.path.startswith(ROOT)


class Room:
    """The operations of one room; `scope` is the half of a token's scope that opens them."""

    def __init__(self, scope: str, tag: str) -> None:
        """Begin with none."""
        self.scope = scope
        self.router = Router(tags=[tag])

    def get(self, path: str, verb: str, **told: Any) -> Callable[[Any], Any]:
        """Declare a question."""
        return self._declare("GET", path, verb, **told)

    def post(self, path: str, verb: str, **told: Any) -> Callable[[Any], Any]:
        """Declare an act; it may be sent twice with one Idempotency-Key."""
        return self._declare("POST", path, verb, **told)

    def patch(self, path: str, verb: str, **told: Any) -> Callable[[Any], Any]:
        """Declare a change of what was named, and of nothing else."""
        return self._declare("PATCH", path, verb, **told)

    def delete(self, path: str, verb: str, **told: Any) -> Callable[[Any], Any]:
        """Declare that something is taken away."""
        return self._declare("DELETE", path, verb, **told)

    def _declare(  # noqa: PLR0913 - the columns of an operation
        self,
        method: str,
        path: str,
        verb: str,
        *,
        answer: Any,
        status: int = 200,
        example: Any = None,
        sent: Any = None,
        versioned: bool = False,
    ) -> Callable[[Any], Any]:
        def declare(view: Any) -> Any:
            view.verb, view.scope = verb, self.scope
            view.example, view.sent, view.versioned = example, sent, versioned
            errors = sorted(
                {*_ALWAYS, *(_SENT if sent else ()), *(_VERSIONED if versioned else ())}
            )
            told = {code: ProblemAnswer for code in errors}
            return self.router.api_operation(
                [method],
                path,
                response={status: answer} | told,
                operation_id=view.__name__,
                summary=(view.__doc__ or "").partition("\n")[0].rstrip("."),
                description=(view.__doc__ or "").partition("\n")[2].strip() or None,
            )(view)

        return declare
