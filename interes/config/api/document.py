"""Finish the OpenAPI document: examples, headers, errors and the token."""

from typing import Any

import orjson

from interes.ui.api.operations import SAFE
from interes.ui.api.problems import CONTENT_TYPE, KNOWN

ABOUT = "Everything that people do here, for programs, under the rights of the token's owner."
WRONG = 400
WRONG_VALUE = 422
_ETAG = {
    "description": "The version of the record; send it back in If-Match.",
    "schema": {"type": "string"},
}
_IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "schema": {"type": "string", "minLength": 1},
    "description": "The ETag of what you have read, or * to write over whatever stands there.",
    "example": '"7"',
}
_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    "description": "The same request with the same key is done once within 24 hours.",
    "example": "0d8f3a52-order-1841",
}
_WHAT = {status: code for code, (status, _title) in reversed(KNOWN.items())}


def finished[D: dict[str, Any]](written: D, house: Any) -> D:
    """Return the document with everything that the framework can't know."""
    views = {
        (path, method.lower()): operation.view_func
        for router in house._get_bound_routers()
        for path, paths in router.path_operations.items()
        for operation in paths.operations
        for method in operation.methods
    }
    for path, methods in written["paths"].items():
        for method, told in methods.items():
            _finish(method, told, views[path.removeprefix("/api/v1"), method])
    written["components"]["responses"] = {
        str(status): _wrong(status) for status in sorted({known[0] for known in KNOWN.values()})
    }
    _leave_out_unused(written)
    written["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "A token of your profile."}
    }
    written["security"] = [{"token": []}]
    written["servers"] = [{"url": "/"}]
    return written


def _leave_out_unused(written: dict[str, Any]) -> None:
    """Leave out the schemas that stood only for the parameters of an address."""
    schemas, text = written["components"]["schemas"], orjson.dumps(written).decode()
    for name in [*schemas]:
        if f'"#/components/schemas/{name}"' not in text:
            del schemas[name]


def _without_null(parameter: dict[str, Any]) -> dict[str, Any]:
    """Return a parameter of an address, where nothing can't be written but left out."""
    schema = parameter["schema"]
    some = [one for one in schema.pop("anyOf", []) if one != {"type": "null"}]
    for one in some:
        schema |= one
    schema.pop("title", None)
    return parameter | {"schema": schema}


def _finish(method: str, told: dict[str, Any], view: Any) -> None:
    way = "read" if method.upper() in SAFE else "write"
    told["x-scope"], told["x-verb"] = f"{view.scope}:{way}", view.verb
    if told.get("description", "").rstrip(".") == told["summary"]:
        del told["description"]
    headers = [*([_KEY] if method == "post" else []), *([_IF_MATCH] if view.versioned else [])]
    told["parameters"] = [*map(_without_null, told["parameters"]), *headers]
    told["responses"] = {str(status): answer for status, answer in told["responses"].items()}
    for status, answer in told["responses"].items():
        if int(status) < WRONG:
            _fine(answer, view)
        else:
            told["responses"][status] = {"$ref": f"#/components/responses/{status}"}
    body = told["requestBody"]["content"] if view.sent is not None else {}
    for content in body.values():
        content["example"] = view.sent


def _fine(answer: dict[str, Any], view: Any) -> None:
    for content in answer.get("content", {}).values():
        is_list = isinstance(view.example, list)
        content["example"] = {"items": view.example, "next": None} if is_list else view.example
        if isinstance(view.example, dict) and "version" in view.example:
            answer["headers"] = {"ETag": _ETAG}


def _wrong(status: int) -> dict[str, Any]:
    """Return how a problem of this status is answered, with an example."""
    code = _WHAT[status]
    title = str(KNOWN[code][1])
    wrong = {"field": "city", "message": "A text must stand here."}
    example = {
        "type": f"/api/#{code}",
        "title": title,
        "status": status,
        "code": code,
        "detail": wrong["message"] if status == WRONG_VALUE else title,
        "errors": [wrong] if status == WRONG_VALUE else [],
    }
    schema = {"$ref": "#/components/schemas/ProblemAnswer"}
    return {"description": title, "content": {CONTENT_TYPE: {"schema": schema, "example": example}}}
