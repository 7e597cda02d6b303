"""Read JSON: lists of objects, object trees as Salesforce exports them, and JSON lines."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from interes.exchange.rules.importing.encodings import encoding_of
from interes.exchange.rules.importing.headers import named
from interes.exchange.rules.importing.notes import notes_of_text
from interes.exchange.rules.importing.sheets import Line, Note, Sheet, Unreadable
from interes.exchange.rules.importing.sources import Source

_MOST = 256 * 1024 * 1024
_DEEPEST = 6
_MOST_COLUMNS = 2000
_WRAPPERS = ("records", "data", "items", "results", "value", "contacts", "companies", "deals")

type Row = dict[str, str]


def read_objects(source: Source) -> Iterator[Sheet]:
    """Give a sheet for each sort of object in the file; raises Unreadable."""
    encoding = encoding_of(source).name
    found, notes = _objects(_parsed(source, encoding)), notes_of_text(source, encoding)
    if not found:
        raise Unreadable("no_objects", file=source.name)
    if all("sobject" in item and "files" in item for item in found):
        yield Sheet(source.name, ("sobject",), lambda: iter(()), format="json", header=0,
                    notes=(Note("plan"),))  # fmt: skip
        return
    sorts: dict[str, list[Row]] = defaultdict(list)
    for item in found:
        _flatten_into(sorts, item, "", ("", ""))
    for sort, rows in sorts.items():
        name = source.name if len(sorts) == 1 else f"{source.name} › {sort or 'objects'}"
        yield _sheet(name, sort, rows, notes)
        notes = ()


def _sheet(name: str, sort: str, found: list[Row], damage: tuple[Note, ...]) -> Sheet:
    keys = list(dict.fromkeys(key for row in found for key in row))[:_MOST_COLUMNS]

    def rows() -> Iterator[Line]:
        for number, row in enumerate(found, 1):
            cells = tuple(row.get(key, "") for key in keys)
            if any(cells):
                yield Line(number, cells)

    notes = (*damage, *([Note("sort", {"sort": sort})] if sort else ()))
    return Sheet(name, named(keys), rows, format="json", encoding="utf-8", header=0, notes=notes)


def _parsed(source: Source, encoding: str) -> Any:
    """Return what the JSON says, as a whole or line by line."""
    with source.open() as stream:
        data = stream.read(_MOST + 1)
    if len(data) > _MOST:
        raise Unreadable("too_big", file=source.name)
    text = data.decode(encoding, "replace").replace("\x00", "�")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return _line_by_line(source.name, text)


def _line_by_line(name: str, text: str) -> list[Any]:
    found: list[Any] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):
            raise Unreadable("broken_json", file=name, line=number) from None
    return found


def _objects(parsed: Any) -> list[dict[str, Any]]:
    """Return the list of objects, wherever it stands."""
    if isinstance(parsed, list):
        return [item for item in parsed if isinstance(item, dict)]
    if not isinstance(parsed, dict):
        return []
    for name in _WRAPPERS:
        if isinstance(parsed.get(name), list):
            return _objects(parsed[name])
    lists = [value for value in parsed.values() if _is_table(value)]
    return _objects(lists[0]) if len(lists) == 1 else [parsed]


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _flatten_into(
    sorts: dict[str, list[Row]], item: dict[str, Any], sort: str, above: tuple[str, str]
) -> None:
    """Take an object, and the objects inside of it that are records of their own."""
    marks = item.get("attributes")
    mark = marks if isinstance(marks, dict) and "type" in marks else {}
    inner = {name: value for name, value in item.items() if not (mark and name == "attributes")}
    children = {name: below for name, value in inner.items() if (below := _children(value))}
    sort = str(mark.get("type") or sort)
    row = {"Id": str(mark["referenceId"])} if mark.get("referenceId") else {}
    if above[0]:
        row[f"{above[0]}Id"] = above[1]
    for name, value in inner.items():
        if name not in children:
            _flatten(row, name, value, 0)
    sorts[sort].append(row)
    for name, below in children.items():
        for child in below:
            _flatten_into(sorts, child, name, (sort, row.get("Id", "")))


def _children(value: Any) -> list[dict[str, Any]]:
    """Return the records under an object: Salesforce wraps them as {"records": […]}."""
    if isinstance(value, dict) and isinstance(value.get("records"), list):
        return [item for item in value["records"] if isinstance(item, dict)]
    return []


def _flatten(row: Row, name: str, value: Any, depth: int) -> None:
    if isinstance(value, dict) and value and depth < _DEEPEST:
        for inner, below in value.items():
            _flatten(row, f"{name}.{inner}", below, depth + 1)
    elif isinstance(value, list):
        row[name] = "\n".join(text for item in value if (text := _item_text(item)))
    else:
        row[name] = _text(value)


def _item_text(item: Any) -> str:
    """Return an item of a list: of an object the value it is about."""
    if isinstance(item, dict):
        said = next((item[k] for k in ("value", "name", "email", "phone") if item.get(k)), None)
        return _text(said if said is not None else item)
    return _text(item)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8").removeprefix("@")
    return (
        json.dumps(value, ensure_ascii=False)[:5000] if not isinstance(value, int) else str(value)
    )
