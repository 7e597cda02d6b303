"""The document of the API, for programs and for people."""

import re
from functools import cache
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from interes.config.api.house import api
from interes.config.api.reading import tags_of
from interes.ui.api.problems import KNOWN
from interes.ui.pages import page, requires


@cache
def written() -> bytes:
    """Return the OpenAPI document as it is sent and kept."""
    how = orjson.OPT_INDENT_2
    return orjson.dumps(known(), option=how) + b"\n"


@cache
def known() -> dict[str, Any]:
    """Return the OpenAPI document."""
    with translation.override("en"):
        told = orjson.dumps(api.get_openapi_schema(path_prefix="/api/v1/")).decode()
    # The framework calls a page of companies Page_Company_ and Page[Company].
    told = re.sub(r"\bPage(?:_(\w+?)_|\[(\w+)\])(?=\")", r"\1\2Page", told)
    document: dict[str, Any] = orjson.loads(told)
    return document


@requires(None)
def openapi(request: HttpRequest) -> HttpResponse:
    """Answer with the OpenAPI document; there is no secret in it."""
    del request
    return HttpResponse(written(), content_type="application/json")


@requires("api.see")
def reference(request: HttpRequest) -> HttpResponse:
    """Show people what programs can do here."""
    context = {
        "tags": tags_of(known()),
        "problems": [(code, status, title) for code, (status, title) in KNOWN.items()],
        "root": request.build_absolute_uri("/api/v1/"),
    }
    return page(request, "config/api.html", context)
