"""Versions of records: the ETag of what was read, If-Match of what is written."""

from hashlib import sha256
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from interes.ui.api.problems import Problem

NOT_MODIFIED = 304


def tag_of(record: dict[str, Any]) -> str:
    """Return the ETag of a record: its version, or a digest of one that counts none."""
    version = record.get("version")
    if version is None:
        version = sha256(orjson.dumps(record, default=str)).hexdigest()[:16]
    return f'"{version}"'


def match(request: HttpRequest, record: dict[str, Any]) -> None:
    """Stop a write that was made for another version; the caller holds the lock of the record.

    Raises Problem: 428 if it does not say which version was seen, 412 if it was another one.
    """
    said = request.headers.get("If-Match", "").strip()
    if not said:
        raise Problem("version-missing", _("Send If-Match with the ETag of what you have read."))
    seen = {one.strip().removeprefix("W/") for one in said.split(",")}
    if seen.isdisjoint({"*", tag_of(record)}):
        detail = _("It is not any more what you have read. Look at it and decide again.")
        raise Problem("changed-meanwhile", detail, headers={"ETag": tag_of(record)}, now=record)


def answered(
    request: HttpRequest, record: dict[str, Any], *, status: int = 200, at: str = ""
) -> HttpResponse:
    """Answer with one record and its ETag; `at` is the address of a new one."""
    tag = tag_of(record)
    headers = {"ETag": tag} | ({"Location": at} if at else {})
    if request.method == "GET" and tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=NOT_MODIFIED, headers=headers)
    body = orjson.dumps(record, default=str)
    return HttpResponse(body, status=status, content_type="application/json", headers=headers)
