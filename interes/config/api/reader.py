"""Read what programs send: JSON that a database can keep."""

from typing import Any, cast

import orjson
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from interes.ui.api import Problem

MOST = 1_000_000
DEEPEST = 32


class Reader(Parser):
    """Reads bodies; what no text or no number of ours can hold is refused here."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return what was sent; raises Problem."""
        if request.content_type != "application/json":
            raise Problem("wrong-type", _("Send Content-Type: application/json."))
        if len(request.body) > MOST:
            raise Problem("too-large", _("A body has a million bytes at most."))
        try:
            said = orjson.loads(request.body)
        except orjson.JSONDecodeError as fault:
            sentence = _("This is not JSON: line %(line)s, column %(column)s.")
            where = {"line": fault.lineno, "column": fault.colno}
            raise Problem("unreadable", sentence % where) from fault
        refuse_what_no_text_holds(said)
        return cast("Any", said)


def refuse_what_no_text_holds(said: Any, depth: int = 0) -> None:
    """Raise Problem if there is a zero byte somewhere, or no end of brackets."""
    if depth > DEEPEST:
        raise Problem("unreadable", _("There are too many brackets in it."))
    if isinstance(said, str) and "\0" in said:
        raise Problem("refused", _("There is a zero byte in it, which no text holds."))
    inner = [*said.keys(), *said.values()] if isinstance(said, dict) else said
    if isinstance(inner, list):
        for one in inner:
            refuse_what_no_text_holds(one, depth + 1)
