"""The document of the API as a page reads it: operations by their tags, with their examples."""

from dataclasses import dataclass
from typing import Any

import orjson


@dataclass(frozen=True, slots=True)
class Field:
    """Something that may be written: a name, what stands there, and what it means."""

    name: str
    kind: str
    is_required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as it is shown."""

    name: str
    method: str
    path: str
    title: str
    text: str
    scope: str
    asked: list[Field]
    sent: list[Field]
    sent_example: str
    status: str
    answer_example: str


def tags_of(document: dict[str, Any]) -> list[tuple[str, list[Operation]]]:
    """Return the operations by tag, in the order of the document."""
    found: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            operation = _operation(document, path, method, told)
            found.setdefault(told["tags"][0], []).append(operation)
    return list(found.items())


def _operation(document: dict[str, Any], path: str, method: str, told: Any) -> Operation:
    content = told.get("requestBody", {}).get("content", {})
    body: Any = next(iter(content.values()), {})
    status = next(iter(told["responses"]))
    answer: Any = next(iter(told["responses"][status].get("content", {}).values()), {})
    return Operation(
        name=told["operationId"],
        method=method.upper(),
        path=path,
        title=told["summary"],
        text=told.get("description", ""),
        scope=told["x-scope"],
        asked=[_parameter(document, one) for one in told["parameters"]],
        sent=_fields(document, body.get("schema", {})),
        sent_example=_json(body.get("example")),
        status=status,
        answer_example=_json(answer.get("example")),
    )


def _parameter(document: dict[str, Any], told: Any) -> Field:
    meaning = told.get("description", "")
    return Field(told["name"], _kind(document, told["schema"]), told["required"], meaning)


def _fields(document: dict[str, Any], schema: Any) -> list[Field]:
    schema = _resolved(document, schema)
    required = schema.get("required", [])
    return [
        Field(name, _kind(document, one), name in required, one.get("description", ""))
        for name, one in schema.get("properties", {}).items()
    ]


def _kind(document: dict[str, Any], schema: Any) -> str:
    """Return in a few words what may stand there."""
    if "anyOf" in schema or "allOf" in schema:
        some = schema.get("anyOf") or schema["allOf"]
        return " | ".join(_kind(document, one) for one in some)
    name = schema.get("$ref", "").rpartition("/")[2]
    inner = _resolved(document, schema)
    if "enum" in inner:
        return " | ".join(str(one) or '""' for one in inner["enum"])
    if inner.get("type") == "array":
        return f"[{_kind(document, inner.get('items', {}))}]"
    return str(name or inner.get("format") or inner.get("type", ""))


def _resolved(document: dict[str, Any], schema: Any) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = document["components"]["schemas"][name] if name else schema
    return found


def _json(example: Any) -> str:
    return orjson.dumps(example, option=orjson.OPT_INDENT_2).decode() if example else ""
