"""What the API answers when it can't do what was asked: RFC 9457, in the caller's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONTENT_TYPE = "application/problem+json"

# code -> status and title; the readable page of the API lists them all.
KNOWN: dict[str, tuple[int, Promise]] = {
    "unreadable": (400, _("The request can't be read")),
    "no-token": (401, _("A token is needed")),
    "not-allowed": (403, _("This is not yours to do")),
    "not-found": (404, _("There is nothing here")),
    "no-such-method": (405, _("This address does not do that")),
    "conflict": (409, _("Something else stands in the way")),
    "changed-meanwhile": (412, _("Someone changed it meanwhile")),
    "too-large": (413, _("This is too much at once")),
    "wrong-type": (415, _("The body must be JSON")),
    "refused": (409, _("The rules do not let it happen")),
    "wrong-value": (422, _("It does not fit the document")),
    "key-used-otherwise": (422, _("This key was sent with another body")),
    "version-missing": (428, _("Say which version you have seen")),
    "too-many-requests": (429, _("Too many requests")),
    "broken": (500, _("Something broke on our side")),
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one field; its name is a path such as `step.due_at`."""

    field: str
    message: str


class Problem(Exception):
    """An answer that is not what was asked for; `code` is one of KNOWN."""

    def __init__(
        self,
        code: str,
        detail: str = "",
        errors: Sequence[Wrong] = (),
        headers: dict[str, str] | None = None,
        **more: Any,
    ) -> None:
        """Keep what is to be told."""
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.errors = errors
        self.headers = headers or {}
        self.more = more

    def body(self) -> dict[str, Any]:
        """Return the members of the problem document."""
        status, title = KNOWN[self.code]
        return {
            "type": f"/api/#{self.code}",
            "title": str(title),
            "status": status,
            "code": self.code,
            "detail": self.detail or str(title),
            "errors": [{"field": one.field, "message": one.message} for one in self.errors],
            **self.more,
        }


def problem(told: Problem) -> HttpResponse:
    """Answer with a problem document."""
    body = orjson.dumps(told.body())
    status = KNOWN[told.code][0]
    return HttpResponse(body, status=status, content_type=CONTENT_TYPE, headers=told.headers)
